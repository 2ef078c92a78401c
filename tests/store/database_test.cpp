#include "store/support.hpp"

namespace holdfast {
namespace {

struct DatabaseTest : test::Folder, testing::Test {
    DatabaseTest() { migrate(), database.emplace(Folder::database(), Open::writer); }
    std::int64_t pragma(Database& connection, std::string const& name) {
        auto query = connection.query("PRAGMA " + name);
        query.step();
        return query.number(0);
    }
    std::optional<Database> database;
};

using ADatabase = DatabaseTest;
using AQuery = DatabaseTest;

TEST_F(ADatabase, SyncsEveryCommit) {
    EXPECT_EQ(pragma(*database, "synchronous"), 2);
    EXPECT_EQ(pragma(*database, "secure_delete"), 1);
    EXPECT_EQ(pragma(*database, "foreign_keys"), 1);
    EXPECT_EQ(pragma(*database, "wal_autocheckpoint"), 0);
    EXPECT_EQ(pragma(*database, "mmap_size"), 256 << 20);
    EXPECT_EQ(pragma(*database, "temp_store"), 2);
    auto mode = database->query("PRAGMA journal_mode");
    mode.step();
    EXPECT_EQ(mode.view(0), "wal");
}

TEST_F(ADatabase, IsNeverCreatedByOpeningIt) {
    for (auto const how : {Open::writer, Open::reader, Open::maintenance})
        EXPECT_THROW(Database(path + "/other.db", how), StoreError);
    EXPECT_FALSE(std::filesystem::exists(path + "/other.db"));
}

TEST_F(ADatabase, CannotBeWrittenByAReader) {
    Database reader{Folder::database(), Open::reader};
    EXPECT_THROW(reader.execute("DELETE FROM meta"), StoreError);
    EXPECT_EQ(pragma(reader, "cache_size"), -16'384);
}

TEST_F(ADatabase, TakesAnUnknownNameForAMistakeAndNotForAText) {
    EXPECT_THROW(database->query("SELECT \"nothing\" FROM meta"), StoreError);
}

TEST_F(ADatabase, RefusesASecondStatementInOneQuery) {
    EXPECT_THROW(database->query("DELETE FROM keys; DELETE FROM events"), std::logic_error);
    EXPECT_NO_THROW(database->query("DELETE FROM keys;\n"));
}

TEST_F(AQuery, BindsEveryKindOfValueAndReadsItBack) {
    std::vector<std::uint8_t> const blob{0, 1, 255};
    std::string const text{"a\0b", 3};
    auto query = database->query("SELECT ?, ?, ?, ?, ?, ?, ?, ?");
    query.bind(0)
        .bind(true)
        .bind(std::int64_t{-1})
        .bind(text)
        .bind(std::string_view{})
        .bind(blob)
        .bind(nullptr)
        .bind(std::optional<std::int64_t>{});
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.number(0), 0);
    EXPECT_EQ(query.number(1), 1);
    EXPECT_EQ(query.number(2), -1);
    EXPECT_EQ(query.text(3), text);
    EXPECT_FALSE(query.is_null(4)) << "an empty text is a text";
    EXPECT_EQ(query.view(4), "");
    EXPECT_EQ(std::vector(query.blob(5).begin(), query.blob(5).end()), blob);
    EXPECT_TRUE(query.is_null(6));
    EXPECT_TRUE(query.is_null(7));
    EXPECT_FALSE(query.step());
}

TEST_F(AQuery, KeepsATextThatIsGoneBeforeTheStep) {
    auto query = database->query("SELECT ?");
    query.bind(std::string(100, 'x'));
    std::string const other(100, 'y');
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.text(0), std::string(100, 'x'));
}

TEST_F(AQuery, ForgetsItsValuesWhenItEnds) {
    { database->query("SELECT ?").bind("once").step(); }
    auto again = database->query("SELECT ?");
    ASSERT_TRUE(again.step());
    EXPECT_TRUE(again.is_null(0));
}

TEST_F(AQuery, MayNotBeAskedAgainInsideItself) {
    auto rows = database->query("SELECT name FROM meta");
    ASSERT_TRUE(rows.step());
    EXPECT_THROW(database->query("SELECT name FROM meta"), std::logic_error);
    EXPECT_TRUE(rows.step()) << "the outer one goes on undisturbed";
}

TEST_F(AQuery, SaysWhatFailedAndNeverWithWhatValue) {
    auto const insert = [&](std::string_view name) {
        database->query("INSERT INTO meta (name, value) VALUES (?, ?)").bind(name).bind("secret words").run();
    };
    insert("private name");
    try {
        insert("private name");
        FAIL();
    } catch (StoreError const& error) {
        EXPECT_TRUE(error.is_constraint());
        EXPECT_FALSE(error.is_full_or_io());
        EXPECT_EQ(error.code, 1555);  // the extended code: SQLITE_CONSTRAINT_PRIMARYKEY
        EXPECT_EQ(std::string{error.what()}.find("private"), std::string::npos);
        EXPECT_EQ(std::string{error.what()}.find("secret"), std::string::npos);
    }
}

TEST_F(AQuery, DoesNotQuoteWhatSomebodySearchedFor) {
    database->execute("CREATE VIRTUAL TABLE words USING fts5(text)");
    try {
        database->query("SELECT rowid FROM words WHERE words MATCH ?").bind("private: \"words").run();
        FAIL();
    } catch (StoreError const& error) {
        EXPECT_EQ(std::string{error.what()}.find("private"), std::string::npos) << error.what();
    }
}

TEST(AStoreError, IsTheMachinesFaultOrTheStatements) {
    for (int const code : {13, 10, 7, 5, 8, 14, 10 | 3 << 8, 5 | 2 << 8, 10 | 19 << 8})
        EXPECT_TRUE((StoreError{code, ""}.is_full_or_io())) << code;
    for (int const code : {1, 11, 19, 19 | 8 << 8, 26}) EXPECT_FALSE((StoreError{code, ""}.is_full_or_io())) << code;
}

}  // namespace
}  // namespace holdfast
