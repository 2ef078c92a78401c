// The database written anew, without the room of what was deleted.
#include "store/support.hpp"

namespace holdfast {
namespace {

struct Compacting : test::Folder, testing::Test {
    Compacting() { migrate(); }
    std::int64_t pragma(std::string const& sql) {
        Database reader{database(), Open::reader};
        auto row = reader.query(sql);
        return row.step() ? row.number(0) : 0;
    }
    void fill_and_empty() {
        Database writer{database(), Open::writer};
        writer.execute("CREATE TABLE heap (x); INSERT INTO heap VALUES (zeroblob(4000000)); DELETE FROM heap");
    }
};

TEST_F(Compacting, LeavesNoRoomOfWhatWasDeleted) {
    fill_and_empty();
    auto const sizes = compact_folder(path);
    EXPECT_GT(sizes.before, 4'000'000);
    EXPECT_LT(sizes.after, 1'000'000);
    EXPECT_EQ(sizes.after, static_cast<std::int64_t>(std::filesystem::file_size(database())));
    EXPECT_EQ(pragma("PRAGMA freelist_count"), 0);
    auto const report = check_folder(path, migrations());
    EXPECT_TRUE(report.sound) << testing::PrintToString(report.findings);
    for (auto const& left : std::filesystem::directory_iterator{path})
        EXPECT_EQ(left.path().filename().string().find("etilqs"), std::string::npos);
}

// A new database gives room back while it is in use; one of an older Holdfast does so from here on.
TEST_F(Compacting, LetsAnOlderDatabaseGiveRoomBack) {
    EXPECT_EQ(pragma("PRAGMA auto_vacuum"), 2);
    {
        Database writer{database(), Open::writer};
        writer.execute("PRAGMA auto_vacuum = NONE; VACUUM");
    }
    EXPECT_EQ(pragma("PRAGMA auto_vacuum"), 0);
    compact_folder(path);
    EXPECT_EQ(pragma("PRAGMA auto_vacuum"), 2);
}

}  // namespace
}  // namespace holdfast
