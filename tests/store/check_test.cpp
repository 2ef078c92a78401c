#include <gmock/gmock.h>

#include "store/support.hpp"

namespace holdfast {
namespace {

using test::append;
using test::creating;
using test::harbour;
using test::quay;
using testing::HasSubstr;

// Two logs of ten events each, and the means to spoil them.
struct ACheck : test::Store, testing::Test {
    ACheck() {
        run(creating(harbour));
        run(creating(quay));
        run([](WriteTx& tx) {
            for (int i = 0; i < 10; ++i) append(tx, harbour), append(tx, quay);
            remember_key(tx, UserId{5}, "key", {harbour, 10});
            return allowed();
        });
    }
    CheckReport check() { return check_folder(path, migrations()); }
    std::string finding() {
        auto const report = check();
        EXPECT_FALSE(report.sound);
        return report.findings.empty() ? "" : report.findings[0];
    }
    void spoil(std::string const& sql) {
        writer.reset();
        Database{database(), Open::writer}.execute(sql);
    }
};

TEST_F(ACheck, FindsNothingWrongWithASoundFolder) {
    auto const report = check();
    EXPECT_TRUE(report.sound);
    EXPECT_TRUE(report.findings.empty());
    EXPECT_EQ(report.logs, 2);
    EXPECT_EQ(report.events, 20);
}

TEST_F(ACheck, NeedsNoServerAndChangesNothing) {
    writer.reset();
    auto const before = test::bytes_of(database());
    EXPECT_TRUE(check().sound);
    EXPECT_TRUE(test::bytes_of(database()) == before);
}

TEST_F(ACheck, AcceptsATrimmedAndARedactedLog) {
    run([](WriteTx& tx) { return tx.redact(harbour, 5), trim_log(tx, harbour, 4), trim_log(tx, quay, 11), allowed(); });
    EXPECT_TRUE(check().sound);
    EXPECT_EQ(check().events, 7);
}

TEST_F(ACheck, FindsAHole) {
    spoil("DELETE FROM events WHERE log = 100 AND seq = 4");
    EXPECT_EQ(finding(), "Log 100: event 4 is missing (next is event 5).");
}

TEST_F(ACheck, FindsAMissingBeginning) {
    spoil("DELETE FROM events WHERE log = 100 AND seq = 1");
    EXPECT_THAT(finding(), HasSubstr("event 1 is missing"));
}

TEST_F(ACheck, FindsAMissingEnd) {
    spoil("DELETE FROM events WHERE log = 101 AND seq = 10");
    EXPECT_EQ(finding(), "Log 101: event 10 is missing (the head is 10).");
}

TEST_F(ACheck, FindsAnEventAboveTheHead) {
    spoil("UPDATE logs SET head = 9 WHERE id = 100");
    EXPECT_THAT(finding(), HasSubstr("event 10 stands above the head 9"));
}

TEST_F(ACheck, FindsABrokenChainWhicheverFieldWasChanged) {
    for (auto const* const change :
         {"by = by + 1", "kind = kind + 1", "target = 3", "about = 3", "\"check\" = \"check\" + 1"}) {
        spoil(std::string{"UPDATE events SET "} + change + " WHERE log = 100 AND seq = 7");
        EXPECT_THAT(finding(), HasSubstr("event 7 breaks the chain")) << change;
    }
}

TEST_F(ACheck, FindsAChainThatEndsElsewhere) {
    spoil("UPDATE logs SET \"check\" = \"check\" + 1 WHERE id = 100");
    EXPECT_THAT(finding(), HasSubstr("does not end where the log says"));
}

TEST_F(ACheck, FindsAStampThatDoesNotRise) {
    spoil("UPDATE events SET at = at - 2 WHERE log = 100 AND seq = 7");
    EXPECT_THAT(finding(), HasSubstr("event 7 is not stamped later"));
}

TEST_F(ACheck, FindsEventsWithoutALog) {
    spoil("DELETE FROM keys; DELETE FROM logs WHERE id = 101");
    EXPECT_EQ(finding(), "Log 101: it has events and is not there itself.");
}

TEST_F(ACheck, FindsAKeyWhosePlaceWasNeverReached) {
    spoil("UPDATE keys SET seq = 11");
    EXPECT_THAT(finding(), HasSubstr("name a place that is in no log"));
}

TEST_F(ACheck, FindsRowsWithoutTheirParents) {
    spoil(
        "PRAGMA foreign_keys = OFF; CREATE TABLE oars (log INTEGER REFERENCES logs (id)); INSERT INTO oars VALUES (7)");
    EXPECT_THAT(finding(), HasSubstr("oars"));
}

TEST_F(ACheck, FindsADamagedPage) {
    run([](WriteTx& tx) {
        for (int i = 0; i < 2'000; ++i) append(tx, harbour);
        return allowed();
    });
    writer.reset();
    auto bytes = test::bytes_of(database());
    auto const last = bytes.size() - 4096;
    for (auto i = last; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i);
    test::write_file(database(), bytes);
    EXPECT_FALSE(check().sound);
}

TEST_F(ACheck, SaysWhenThereIsNothingToCheck) {
    writer.reset();
    test::write_file(database(), "");
    EXPECT_THAT(finding(), HasSubstr("is empty"));
    test::write_file(database(), std::string(5'000, 'x'));
    EXPECT_THAT(finding(), HasSubstr("is not a database"));
    std::filesystem::remove(database());
    EXPECT_THAT(finding(), HasSubstr("There is no database"));
}

TEST_F(ACheck, IsTrueBesideAWorkingServer) {
    std::atomic<bool> done = false;
    std::thread busy{[&] {
        while (!done) run([](WriteTx& tx) { return append(tx, harbour), append(tx, quay), allowed(); });
    }};
    for (int i = 0; i < 20; ++i) {
        auto const report = check();
        EXPECT_TRUE(report.sound) << report.findings[0];
    }
    done = true;
    busy.join();
}

}  // namespace
}  // namespace holdfast
