#include <sqlite3.h>
#include <sys/stat.h>

#include "store/support.hpp"

namespace holdfast {
namespace {

using test::appending;
using test::bytes_of;
using test::creating;
using test::harbour;
using test::write_file;
using testing::Test;

struct AFolder : test::Folder, Test {
    // The sentence with which the folder is refused; empty when it is not.
    std::string refusal(std::span<Migration const> steps = migrations()) {
        try {
            migrate(steps);
            return {};
        } catch (FolderError const& error) { return error.what(); }
    }
    void expect_refused_for(std::string const& words) {
        auto const before = listing();
        auto const sentence = refusal();
        EXPECT_NE(sentence.find(words), std::string::npos) << "it says: " << sentence;
        EXPECT_EQ(listing(), before) << "a refused folder stays as it was";
    }
    // Name and digest of every file with content, but for SQLite's shared memory.
    std::map<std::string, std::string> listing() {
        std::map<std::string, std::string> files;
        for (auto const& entry : std::filesystem::directory_iterator{path})
            if (entry.is_regular_file() && entry.file_size() > 0 && !entry.path().string().ends_with("-shm"))
                files[entry.path().filename()] = hex(sha256(bytes_of(entry.path())));
        return files;
    }
    std::optional<std::string> fact(std::string_view name) {
        Database reader{database(), Open::reader};
        ReadTx tx{reader, clock.now()};
        return meta(tx, name);
    }
};

std::vector<Migration> with(std::initializer_list<std::string_view> extra) {
    std::vector<Migration> steps{migrations().begin(), migrations().end()};
    for (auto const sql : extra) steps.push_back({static_cast<int>(steps.size()) + 1, "test", sql});
    return steps;
}

TEST_F(AFolder, IsLockedByOneServer) {
    FolderLock const first{path};
    try {
        FolderLock const second{path};
        FAIL();
    } catch (FolderError const& error) {
        EXPECT_NE(std::string{error.what()}.find("in use by another"), std::string::npos);
    }
}

TEST_F(AFolder, IsFreeAgainWhenTheLockEnds) {
    { FolderLock const first{path}; }
    EXPECT_NO_THROW(FolderLock{path});
}

TEST_F(AFolder, IsMadeForItsOwnerAlone) {
    auto const fresh = path + "/a/b";
    FolderLock const lock{fresh};
    EXPECT_EQ(std::filesystem::status(fresh).permissions(), std::filesystem::perms::owner_all);
    migrate_folder(fresh, migrations(), clock, dice);
    struct stat file {};
    ASSERT_EQ(::stat(database_path(fresh).c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0600u);
}

TEST_F(AFolder, IsNoFile) {
    write_file(path + "/file", "x");
    EXPECT_THROW(FolderLock{path + "/file"}, FolderError);
}

TEST_F(AFolder, IsGivenANameASecretAndADate) {
    auto const applied = migrate();
    EXPECT_EQ(applied.size(), migrations().size());
    EXPECT_EQ(fact("epoch")->size(), 16u);
    EXPECT_EQ(fact("secret")->size(), 64u);
    EXPECT_EQ(fact("created_at"), to_text(clock.now()));
}

TEST_F(AFolder, KeepsThemWhenItIsOpenedAgain) {
    migrate();
    auto const epoch = fact("epoch"), secret = fact("secret");
    clock.add(1'000'000);
    EXPECT_TRUE(migrate().empty());
    EXPECT_EQ(fact("epoch"), epoch);
    EXPECT_EQ(fact("secret"), secret);
    EXPECT_NE(fact("created_at"), to_text(clock.now()));
}

TEST_F(AFolder, TakesOnlyTheStepsItLacks) {
    migrate();
    auto const steps = with({"CREATE TABLE boats (name TEXT)", "INSERT INTO boats VALUES ('Ada')"});
    auto const known = static_cast<int>(migrations().size());
    EXPECT_EQ(migrate(steps), (std::vector{known + 1, known + 2}));
    EXPECT_TRUE(migrate(steps).empty());
}

TEST_F(AFolder, StandsAsBeforeAStepThatFails) {
    migrate();
    auto const steps =
        with({"CREATE TABLE boats (name TEXT)", "CREATE TABLE ships (name TEXT); INSERT INTO nowhere VALUES (1)"});
    EXPECT_NE(refusal(steps).find("stands as it was"), std::string::npos);
    Database reader{database(), Open::reader};
    EXPECT_NO_THROW(reader.query("SELECT * FROM boats"));
    EXPECT_THROW(reader.query("SELECT * FROM ships"), StoreError);
    EXPECT_EQ(refusal(with({"CREATE TABLE boats (name TEXT)"})), "");
}

TEST_F(AFolder, RefusesAStepThatLeavesRowsWithoutTheirParents) {
    migrate();
    auto const steps = with({"CREATE TABLE boats (id INTEGER PRIMARY KEY);"
                             "CREATE TABLE oars (boat INTEGER REFERENCES boats (id)); INSERT INTO oars VALUES (7)"});
    EXPECT_NE(refusal(steps).find("refer"), std::string::npos);
}

TEST_F(AFolder, IsNotOpenedByAnOlderProgram) {
    migrate(with({"CREATE TABLE boats (name TEXT)"}));
    expect_refused_for("Start the newer Holdfast");
}

TEST_F(AFolder, IsRefusedWhenTheFileIsJunk) {
    write_file(database(),
               "this is not a database, and it is longer than the hundred bytes of a header: " + std::string(200, '!'));
    expect_refused_for("is not a database");
    write_file(database(), "short");
    expect_refused_for("is not a database");
}

TEST_F(AFolder, IsRefusedWhenTheFileIsAnotherPrograms) {
    sqlite3* other = nullptr;
    sqlite3_open(database().c_str(), &other);
    sqlite3_exec(other, "CREATE TABLE books (title TEXT)", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    expect_refused_for("belongs to another program");
}

TEST_F(AFolder, IsRefusedWhenTheEndOfTheFileIsMissing) {
    migrate();
    std::filesystem::resize_file(database(), std::filesystem::file_size(database()) - 4096);
    expect_refused_for("its end is missing");
}

TEST_F(AFolder, IsRefusedWhenTheSchemaIsMalformed) {
    migrate();
    auto bytes = bytes_of(database());
    auto const at = bytes.find("CREATE TABLE logs");
    ASSERT_NE(at, std::string::npos);
    bytes.replace(at, 6, "CRUMBS");
    write_file(database(), bytes);
    expect_refused_for("is damaged");
}

TEST_F(AFolder, IsRefusedWhenTheFirstPageIsDamaged) {
    migrate();
    auto bytes = bytes_of(database());
    for (std::size_t i = 100; i < 4096; ++i) bytes[i] = '\xff';
    write_file(database(), bytes);
    expect_refused_for("is damaged");
}

// An empty start over somebody's data is the worst that a server can do to a folder.
TEST_F(AFolder, NeverStartsEmptyOverAWriteAheadLog) {
    write_file(database(), "");
    write_file(database() + "-wal", "frames");
    expect_refused_for("is empty, but its write-ahead log is not");
    std::filesystem::remove(database());
    expect_refused_for("is missing, but its write-ahead log is not");
}

TEST_F(AFolder, NeverStartsEmptyOverWhatADatabaseLeft) {
    for (auto const* const trace : {"-wal", "-shm", "-journal"}) {
        write_file(database() + trace, "");
        expect_refused_for("is missing");
        std::filesystem::remove(database() + trace);
    }
    std::filesystem::create_directory(path + "/files");
    expect_refused_for("files that people uploaded");
}

TEST_F(AFolder, StartsAgainAfterACrashBeforeTheFirstStep) {
    write_file(database(), "");
    EXPECT_EQ(refusal(), "");
    EXPECT_TRUE(fact("epoch"));
}

TEST_F(AFolder, StartsAgainAfterACrashBetweenTheFormatAndTheFirstStep) {
    write_file(database(), "");
    { Database const formatted{database(), Open::writer}; }
    ASSERT_GT(std::filesystem::file_size(database()), 0u);
    EXPECT_EQ(refusal(), "");
    EXPECT_TRUE(fact("epoch"));
}

TEST(Migrations, AreNumberedWithoutHoles) {
    ASSERT_FALSE(migrations().empty());
    for (std::size_t i = 0; i < migrations().size(); ++i) {
        EXPECT_EQ(migrations()[i].version, static_cast<int>(i) + 1);
        EXPECT_FALSE(migrations()[i].sql.empty());
    }
    EXPECT_EQ(migrations()[0].name, "0001_logs");
}

// What was deleted leaves the disk: the row is overwritten, and the first pass after a start empties the log.
TEST(ACheckpointer, TakesDeletedTextOffTheDisk) {
    test::Store store;
    std::string const words = "the tide turns at six";
    Database{store.database(), Open::maintenance}.execute("CREATE TABLE notes (text TEXT)");
    store.run([&](WriteTx& tx) { return tx.query("INSERT INTO notes VALUES (?)").bind(words).run(), allowed(); });
    auto const on_disk = [&] {
        return (bytes_of(store.database()) + bytes_of(store.database() + "-wal")).find(words) != std::string::npos;
    };
    EXPECT_TRUE(on_disk());
    store.run([](WriteTx& tx) { return tx.query("DELETE FROM notes").run(), allowed(); });
    EXPECT_TRUE(on_disk()) << "it still stands in the log";

    Checkpointer const checkpointer{store.database()};
    for (int i = 0; i < 600 && on_disk(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{50});
    EXPECT_FALSE(on_disk());
}

// Under load without a pause only the writer itself can make the log begin anew.
TEST(TheWriteAheadLog, StaysShortUnderLoadWithoutAPause) {
    test::Folder folder;
    folder.migrate();
    test::Recorder recorder;
    std::uintmax_t longest = 0;
    recorder.on_publish = [&](auto const&) {
        longest = std::max(longest, std::filesystem::file_size(folder.database() + "-wal"));
    };
    Writer writer{
        {folder.database(), 4096, 8, 4 << 20}, folder.clock, folder.dice, recorder, [](auto const&) { FAIL(); }};
    std::vector<Job> jobs(1'000);
    for (auto& job : jobs) job.run = appending(harbour, std::string(50'000, 'x'));
    jobs.front().run = creating(harbour);
    for (auto& job : jobs) ASSERT_TRUE(writer.try_submit(job));
    writer.close();
    EXPECT_EQ(recorder.events.size(), 999u);
    EXPECT_GT(std::filesystem::file_size(folder.database()), 40u << 20);
    EXPECT_LT(longest, 16u << 20);
}

}  // namespace
}  // namespace holdfast
