#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

#include "app/backup.hpp"

namespace holdfast {
namespace {

TEST_F(ABackup, ComesBackWholeAsAnotherHistory) {
    auto const made = backup();
    ASSERT_EQ(made.code, exit_ok) << made.err;
    EXPECT_THAT(made.out, HasSubstr("and 1 file: "));
    struct stat facts {};
    ASSERT_EQ(::stat(file.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u);

    auto const back = restore();
    ASSERT_EQ(back.code, exit_ok) << back.err;
    EXPECT_THAT(back.out, HasSubstr("It is sound."));
    EXPECT_EQ(content_of(other + "/" + name), content);
    EXPECT_EQ(fact(other, "SELECT username FROM users"), "ada");
    EXPECT_NE(epoch(other), epoch(data));
    auto const secret = "SELECT value FROM meta WHERE name = 'secret'";
    EXPECT_EQ(fact(other, secret), fact(data, secret)) << "it keys the digests of D2";
    EXPECT_FALSE(fs::exists(other + "/restoring"));
    auto const checked = holdfast({"check", "--deep", "--data", other});
    EXPECT_THAT(checked.out, StartsWith("Sound: "));
}

TEST_F(ABackup, IsReplacedOnlyWhenAsked) {
    ASSERT_EQ(backup().code, exit_ok);
    auto const before = content_of(file);
    auto const again = backup();
    EXPECT_EQ(again.code, exit_refused);
    EXPECT_THAT(again.err, HasSubstr("is there already"));
    EXPECT_EQ(content_of(file), before);
    EXPECT_EQ(backup({"--force"}).code, exit_ok);
    EXPECT_EQ(restore().code, exit_ok);
}

TEST_F(ABackup, IsNeverWrittenOverWhatItSaves) {
    for (auto const* const own : {"/holdfast.db", "/holdfast.db-wal", "/lock", "/files/x", "/uploads/x"}) {
        auto const said = holdfast({"backup", data + own, "--force", "--data", data});
        EXPECT_EQ(said.code, exit_refused);
        EXPECT_THAT(said.err, HasSubstr("the server's own")) << own;
    }
    EXPECT_EQ(holdfast({"backup", data + "/backups/today", "--data", data}).code, exit_refused) << "no such folder";
    fs::create_directory(data + "/backups");
    EXPECT_EQ(holdfast({"backup", data + "/backups/today", "--data", data}).code, exit_ok);
}

TEST_F(ABackup, LeavesNothingOnAFullDisk) {
    Database{database_path(data), Open::writer}.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    auto const ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const little{fs::file_size(database_path(data)), before.rlim_max};  // for the database, and not for more
    ::setrlimit(RLIMIT_FSIZE, &little);
    auto const said = backup();
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
    EXPECT_EQ(said.code, exit_refused);
    EXPECT_THAT(said.err, HasSubstr("no room for the backup"));
    for (auto const& entry : fs::directory_iterator{home.path}) EXPECT_EQ(entry.path(), data) << entry.path();
}

TEST_F(ABackup, OfAFolderThatHasLostAFileSaysSoAndComesBack) {
    fs::remove(data + "/" + name);
    auto const made = backup();
    EXPECT_EQ(made.code, exit_refused) << "somebody should look";
    EXPECT_THAT(made.out, HasSubstr("and 0 files: "));
    EXPECT_THAT(made.err, HasSubstr("1 files that the database names were missing"));
    EXPECT_EQ(restore().code, exit_refused);
    EXPECT_EQ(fact(other, "SELECT username FROM users"), "ada");
}

TEST_F(ABackup, NeedsAnEmptyFolder) {
    ASSERT_EQ(backup().code, exit_ok);
    fs::create_directory(other);
    std::ofstream{other + "/notes.txt"} << "mine";
    auto const said = restore();
    EXPECT_EQ(said.code, exit_refused);
    EXPECT_THAT(said.err, HasSubstr("is not empty"));
    fs::remove(other + "/notes.txt");
    EXPECT_EQ(restore().code, exit_ok);
    EXPECT_EQ(restore().code, exit_refused) << "it is full now";
}

TEST_F(ABackup, ThatWasBrokenOffWhileItCameBackIsRestoredAnew) {
    ASSERT_EQ(backup().code, exit_ok);
    fs::create_directories(other + "/restoring/files/ab");
    fs::create_directories(other + "/files/ab");
    std::ofstream{other + "/files/ab/half"} << "half";
    auto const served = holdfast({"serve", "--data", other, "--listen", "127.0.0.1:0"});
    EXPECT_EQ(served.code, exit_folder) << "never an empty start over it";
    EXPECT_THAT(served.err, HasSubstr("Restore it again"));
    EXPECT_EQ(restore().code, exit_ok);
    EXPECT_FALSE(fs::exists(other + "/files/ab/half"));
}

TEST_F(ABackup, IsRefusedWhereverItWasCut) {
    ASSERT_EQ(backup().code, exit_ok);
    auto const whole = content_of(file);
    for (auto const size : {std::size_t{0}, std::size_t{10}, whole.size() / 3, whole.size() - 600, whole.size() - 1}) {
        write(whole.substr(0, size));
        expect_refused("");
    }
    write("this is no archive");
    expect_refused("could not be opened as a zip file");
}

// A flip in what says nothing, such as a date, may pass; then everything is there all the same.
TEST_F(ABackup, WithAFlippedBitIsRefusedOrComesBackWhole) {
    ASSERT_EQ(backup().code, exit_ok);
    auto const whole = content_of(file);
    auto const events = fact(data, "SELECT sum(head) FROM logs");
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        auto bytes = whole;
        auto const at = i < 20 ? whole.size() / 20 * i + 100 : whole.size() - 1 - (i - 20) * 37;
        bytes[at] ^= static_cast<char>(1 << i % 8);
        write(bytes);
        auto const said = restore();
        if (said.code != exit_ok) {
            ++refused;
            EXPECT_THAT(said.err, Not(HasSubstr("Something broke"))) << at;
            EXPECT_FALSE(fs::exists(other));
            continue;
        }
        EXPECT_EQ(fact(other, "SELECT sum(head) FROM logs"), events) << at;
        EXPECT_EQ(content_of(other + "/" + name), content) << at;
        fs::remove_all(other);
    }
    EXPECT_GE(refused, 25);
}

}  // namespace
}  // namespace holdfast
