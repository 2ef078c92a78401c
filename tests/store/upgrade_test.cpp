#include <gmock/gmock.h>
#include <sys/stat.h>

#include "store/support.hpp"

namespace holdfast {
namespace {

using test::appending;
using test::creating;
using test::harbour;
using testing::ElementsAre;
using testing::HasSubstr;

// A folder of an older schema, with some events in it.
struct AnUpgrade : test::Folder, testing::Test {
    AnUpgrade() {
        migrate(steps(3));
        Database database{this->database(), Open::writer};
        std::int64_t no_id = 0;
        database.execute("BEGIN");
        WriteTx tx{database, clock.now(), dice, no_id};
        tx.create_log(harbour);
        for (int i = 0; i < 5; ++i) test::append(tx, harbour);
        database.execute("COMMIT");
    }
    static std::span<Migration const> steps(std::size_t count) { return migrations().first(count); }
    std::vector<std::string> copies() {
        std::vector<std::string> names;
        if (std::filesystem::exists(path + "/backups"))
            for (auto const& entry : std::filesystem::directory_iterator{path + "/backups"})
                names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }
};

TEST_F(AnUpgrade, KeepsACopyOfWhatStoodBefore) {
    migrate(steps(5));
    ASSERT_THAT(copies(), ElementsAre("before-schema-5.sqlite3"));
    auto const copy = path + "/backups/before-schema-5.sqlite3";
    struct stat file {};
    ASSERT_EQ(::stat(copy.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0600u);

    test::Folder back;
    std::filesystem::copy_file(copy, back.database());
    auto const report = check_folder(back.path, migrations());
    EXPECT_TRUE(report.sound);
    EXPECT_EQ(report.schema, 3);
    EXPECT_EQ(report.events, 5);
    EXPECT_EQ(back.migrate().size(), migrations().size() - 3) << "and it can be brought up again";
}

TEST_F(AnUpgrade, KeepsTheTwoNewestCopies) {
    for (std::size_t schema = 4; schema <= 11; ++schema) migrate(steps(schema));
    EXPECT_THAT(copies(), ElementsAre("before-schema-10.sqlite3", "before-schema-11.sqlite3"));
}

TEST_F(AnUpgrade, KeepsNoCopyWhenThereIsNothingToDo) {
    migrate(steps(3));
    EXPECT_TRUE(copies().empty());
    test::Folder fresh;
    fresh.migrate();
    EXPECT_FALSE(std::filesystem::exists(fresh.path + "/backups"));
}

TEST_F(AnUpgrade, ThatFailsLeavesTheDatabaseAndItsCopy) {
    std::vector<Migration> broken{steps(3).begin(), steps(3).end()};
    broken.push_back({4, "0004_broken", "INSERT INTO nowhere VALUES (1)"});
    EXPECT_THROW(migrate(broken), FolderError);
    EXPECT_EQ(check_folder(path, migrations()).schema, 3);
    EXPECT_THAT(copies(), ElementsAre("before-schema-4.sqlite3"));
}

TEST_F(AnUpgrade, IsRefusedWhereTheCopyCannotBeWritten) {
    test::write_file(path + "/backups", "a file stands where the folder should");
    try {
        migrate();
        FAIL();
    } catch (FolderError const& error) {
        EXPECT_THAT(error.what(), HasSubstr("could not be written to"));
        EXPECT_THAT(error.what(), HasSubstr("The database stands as it was."));
    }
    EXPECT_EQ(check_folder(path, migrations()).schema, 3);
}

TEST_F(AnUpgrade, IsRefusedWhileARestoreIsBrokenOff) {
    test::Folder folder;
    std::filesystem::create_directory(folder.path + "/restoring");
    try {
        folder.migrate();
        FAIL();
    } catch (FolderError const& error) { EXPECT_THAT(error.what(), HasSubstr("Restore it again")); }
}

}  // namespace
}  // namespace holdfast
