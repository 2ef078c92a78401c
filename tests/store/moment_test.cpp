#include <gmock/gmock.h>
#include <sys/stat.h>

#include "holdfast/store/blobs.hpp"
#include "holdfast/store/disk.hpp"
#include "holdfast/store/moment.hpp"
#include "store/support.hpp"

namespace holdfast {
namespace {

using test::append;
using test::appending;
using test::creating;
using test::harbour;
using testing::HasSubstr;

struct AMoment : test::Store, testing::Test {
    AMoment() { run(creating(harbour)); }
    void post(int count) {
        for (int i = 0; i < count; ++i) run(appending(harbour));
    }
    // A folder that holds nothing but a copy.
    struct Copy : test::Folder {
        explicit Copy(Moment& moment) { moment.copy_to(database()); }
        std::int64_t events() { return check_folder(path, migrations()).events; }
    };
};

TEST_F(AMoment, IsCopiedWholeAndSound) {
    post(20);
    Moment moment{path, clock.now()};
    Copy copy{moment};
    auto const report = check_folder(copy.path, migrations());
    EXPECT_TRUE(report.sound) << report.findings[0];
    EXPECT_EQ(report.events, 20);
    EXPECT_EQ(moment.facts().events, 20);
    EXPECT_EQ(moment.facts().logs, 1);
    EXPECT_EQ(moment.facts().schema, std::ssize(migrations()));
    struct stat file {};
    ASSERT_EQ(::stat(copy.database().c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0600u);
}

TEST_F(AMoment, HoldsWhatStoodWhenItBeganAndNothingLater) {
    post(3);
    Moment moment{path, clock.now()};
    post(4);
    Copy copy{moment};
    EXPECT_EQ(copy.events(), 3);
    EXPECT_EQ(check_folder(path, migrations()).events, 7);
}

// A copy outside of a transaction would begin anew with each of these commits.
TEST_F(AMoment, IsCopiedToItsEndWhileOthersWrite) {
    run([](WriteTx& tx) {
        for (int i = 0; i < 20'000; ++i) append(tx, harbour, std::string(300, 'x'));
        return allowed();
    });
    Moment moment{path, clock.now()};
    test::Folder other;
    int steps = 0;
    moment.copy_to(other.database(), [&](std::int64_t, std::int64_t) {
        ++steps;
        run(appending(harbour));
    });
    EXPECT_GT(steps, 1);
    EXPECT_LT(steps, 20);
    auto const report = check_folder(other.path, migrations());
    EXPECT_TRUE(report.sound);
    EXPECT_EQ(report.events, 20'000);
}

TEST_F(AMoment, CanBeServedAsAFolderOfItsOwn) {
    post(2);
    test::Store other;
    other.writer.reset();
    std::filesystem::remove(other.database());
    Moment{path, clock.now()}.copy_to(other.database());
    EXPECT_TRUE(other.migrate().empty());
    other.start();
    EXPECT_FALSE(other.run(appending(harbour)));
    EXPECT_EQ(check_folder(other.path, migrations()).events, 3);
}

TEST_F(AMoment, NeedsADatabase) {
    test::Folder empty;
    EXPECT_THROW((Moment{empty.path, clock.now()}), FolderError);
    test::write_file(empty.database(), std::string(5'000, 'x'));
    EXPECT_THROW((Moment{empty.path, clock.now()}), FolderError);
}

TEST_F(AMoment, IsAnotherHistoryAfterANewEpoch) {
    post(2);
    writer.reset();
    auto const before = Moment{path, clock.now()}.facts().epoch;
    begin_new_epoch(path, clock, dice);
    EXPECT_FALSE(std::filesystem::exists(database() + "-wal")) << "one file again";
    EXPECT_NE(Moment(path, clock.now()).facts().epoch, before);
    EXPECT_TRUE(check_folder(path, migrations()).sound);
}

TEST(Files, AreNotTakenAwayWhileSomebodyKeepsThem) {
    test::Folder folder;
    Blobs const server{folder.path}, backup{folder.path};
    EXPECT_TRUE(server.may_remove());
    {
        auto const held = backup.keep_all();
        auto const also = backup.keep_all();
        EXPECT_FALSE(server.may_remove());
    }
    EXPECT_TRUE(server.may_remove());
}

TEST(WhatIsUnfinished, GoesWithItsMakerAndStaysWhenItIsDone) {
    test::Folder folder;
    auto const name = folder.path + "/a", half = folder.path + "/half";
    test::write_file(half, "of an earlier run");
    {
        Unfinished file{half};
        EXPECT_FALSE(std::filesystem::exists(half));
        test::write_file(half, "x");
    }
    EXPECT_FALSE(std::filesystem::exists(half));
    {
        Unfinished file{half};
        test::write_file(half, "whole");
        file.become(name);
    }
    EXPECT_EQ(test::bytes_of(name), "whole");
}

}  // namespace
}  // namespace holdfast
