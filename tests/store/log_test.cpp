#include "store/support.hpp"

namespace holdfast {
namespace {

using test::append;
using test::harbour;
using test::quay;

// A writer's transaction in the test's own hands.
struct LogTest : test::Folder, testing::Test {
    LogTest() {
        migrate();
        database.emplace(Folder::database(), Open::writer);
        database->execute("BEGIN IMMEDIATE");
        tx().create_log(harbour);
    }
    WriteTx& tx() { return current.emplace(*database, clock.now(), dice, last_id); }

    std::optional<Database> database;
    std::optional<WriteTx> current;
    std::int64_t last_id = 0;
};

using ALog = LogTest;
using AKey = LogTest;
using Meta = LogTest;
using NewId = LogTest;

TEST_F(ALog, IsEmptyAtFirst) {
    auto const state = log_state(tx(), harbour);
    ASSERT_TRUE(state);
    EXPECT_EQ(state->first, 1);
    EXPECT_EQ(state->head, 0);
    EXPECT_EQ(check_at(tx(), harbour, 0), 0u);
    EXPECT_FALSE(log_state(tx(), quay));
    EXPECT_FALSE(check_at(tx(), quay, 0));
}

TEST_F(ALog, IsCreatedOnce) { EXPECT_THROW(tx().create_log(harbour), StoreError); }

TEST_F(ALog, MustBeThereToBeAppendedTo) { EXPECT_THROW(append(tx(), quay), StoreError); }

TEST_F(ALog, NumbersItsEventsFromOne) {
    for (Seq seq = 1; seq <= 5; ++seq) EXPECT_EQ(append(tx(), harbour).seq, seq);
    tx().create_log(quay);
    EXPECT_EQ(append(tx(), quay).seq, 1);
    EXPECT_EQ(append(tx(), harbour).seq, 6);
}

TEST_F(ALog, KeepsWhatIsStoredAndHandsOnWhatIsSent) {
    auto& writing = tx();
    EventHeader const header{harbour, 7, UserId{9}, 3, UserId{11}};
    auto const place = writing.append(header, [](Place const& at) {
        return EventBody{"\"place\":" + std::to_string(at.seq), "whole " + std::to_string(at.seq)};
    });

    auto const items = writing.take_items();
    ASSERT_EQ(items.size(), 1u);
    auto const& sent = std::get<AppendedEvent>(items[0]);
    EXPECT_EQ(sent.whole, "whole 1");
    EXPECT_EQ(sent.place.seq, place.seq);

    auto const rows = read_events(tx(), harbour, 0, 10);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].stored, "\"place\":1");
    EXPECT_EQ(rows[0].header.kind, 7);
    EXPECT_EQ(rows[0].header.by, UserId{9});
    EXPECT_EQ(rows[0].header.target, 3);
    EXPECT_EQ(rows[0].header.about, UserId{11});
    EXPECT_EQ(rows[0].place.at, place.at);
    EXPECT_EQ(rows[0].place.check, place.check);
    EXPECT_FALSE(rows[0].redacted);
}

TEST_F(ALog, StampsRiseWhateverTheClockDoes) {
    auto const first = append(tx(), harbour).at;
    EXPECT_EQ(append(tx(), harbour).at, first + std::chrono::microseconds{1});
    clock.add(-86'400'000'000);
    EXPECT_EQ(append(tx(), harbour).at, first + std::chrono::microseconds{2});
    clock.add(2 * 86'400'000'000);
    EXPECT_EQ(append(tx(), harbour).at, clock.now());
}

TEST_F(ALog, ChainsEveryHeaderFieldAndNoText) {
    EventHeader const header{harbour, 7, UserId{9}, 3, UserId{11}};
    auto const at = clock.now();
    auto const check = next_check(1, header, 5, at);
    EXPECT_EQ(check, next_check(1, header, 5, at));
    std::set<std::uint64_t> all{check};
    auto const differs = [&](std::uint64_t other) { return all.insert(other).second; };
    EXPECT_TRUE(differs(next_check(2, header, 5, at)));
    EXPECT_TRUE(differs(next_check(1, header, 6, at)));
    EXPECT_TRUE(differs(next_check(1, header, 5, at + std::chrono::microseconds{1})));
    EXPECT_TRUE(differs(next_check(1, {quay, 7, UserId{9}, 3, UserId{11}}, 5, at)));
    EXPECT_TRUE(differs(next_check(1, {harbour, 8, UserId{9}, 3, UserId{11}}, 5, at)));
    EXPECT_TRUE(differs(next_check(1, {harbour, 7, UserId{8}, 3, UserId{11}}, 5, at)));
    EXPECT_TRUE(differs(next_check(1, {harbour, 7, UserId{9}, 4, UserId{11}}, 5, at)));
    EXPECT_TRUE(differs(next_check(1, {harbour, 7, UserId{9}, 3, UserId{12}}, 5, at)));
}

// Recomputed by other means: the first 8 bytes of BLAKE2b over eight big-endian numbers. If this changes, every cursor breaks.
TEST_F(ALog, ChainIsTheOneThatIsWrittenDown) {
    EventHeader const header{LogId{0x0102030405060708}, 258, UserId{772}, 5, UserId{6}};
    EXPECT_EQ(hex16(next_check(0xfedcba9876543210, header, 7, from_micros(1'789'375'260'000'001))), "56154e76c4322a30");
}

TEST_F(ALog, IsReadInPages) {
    for (int i = 0; i < 10; ++i) append(tx(), harbour);
    auto const page = read_events(tx(), harbour, 3, 4);
    ASSERT_EQ(page.size(), 4u);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(page[i].place.seq, 4 + i);
    EXPECT_TRUE(read_events(tx(), harbour, 10, 4).empty());
    EXPECT_TRUE(read_events(tx(), harbour, 0, 0).empty());
    EXPECT_TRUE(read_events(tx(), harbour, 0, -1).empty()) << "SQLite takes a negative limit for none";
    EXPECT_TRUE(read_events(tx(), quay, 0, 4).empty());
}

TEST_F(ALog, RedactsAnEventAndKeepsItsPlaceAndWhatIsNoContent) {
    auto const place = append(tx(), harbour, "\"words\":1");
    append(tx(), harbour);
    tx().redact(harbour, place.seq);
    auto const rows = read_events(tx(), harbour, 0, 10);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_TRUE(rows[0].redacted);
    EXPECT_EQ(rows[0].stored, "\"words\":1");
    EXPECT_EQ(rows[0].place.check, place.check);
    EXPECT_EQ(rows[1].place.check, next_check(place.check, rows[1].header, 2, rows[1].place.at));
    EXPECT_FALSE(rows[1].redacted);
}

TEST_F(ALog, KnowsItsChainAtEveryHeldPlace) {
    std::vector<std::uint64_t> checks{0};
    for (int i = 0; i < 6; ++i) checks.push_back(append(tx(), harbour).check);
    for (Seq seq = 0; seq <= 6; ++seq) EXPECT_EQ(check_at(tx(), harbour, seq), checks[seq]) << seq;
    EXPECT_FALSE(check_at(tx(), harbour, 7));
    EXPECT_FALSE(check_at(tx(), harbour, -1));
}

TEST_F(ALog, LosesItsBeginningAndGoesOn) {
    std::vector<std::uint64_t> checks{0};
    for (int i = 0; i < 6; ++i) checks.push_back(append(tx(), harbour).check);
    trim_log(tx(), harbour, 4);

    EXPECT_EQ(log_state(tx(), harbour)->first, 4);
    EXPECT_EQ(log_state(tx(), harbour)->base_check, checks[3]);
    EXPECT_EQ(read_events(tx(), harbour, 0, 10).front().place.seq, 4);
    EXPECT_EQ(check_at(tx(), harbour, 3), checks[3]) << "a cursor at the cut is still good";
    EXPECT_FALSE(check_at(tx(), harbour, 2));
    EXPECT_EQ(append(tx(), harbour).seq, 7);

    trim_log(tx(), harbour, 2);
    EXPECT_EQ(log_state(tx(), harbour)->first, 4) << "a trim never goes back";
    trim_log(tx(), harbour, 1'000);
    auto const state = log_state(tx(), harbour);
    EXPECT_EQ(state->first, 8);
    EXPECT_EQ(state->head, 7);
    EXPECT_EQ(state->base_check, state->check);
    EXPECT_EQ(append(tx(), harbour).seq, 8);
    trim_log(tx(), quay, 5);
}

TEST_F(ALog, IsNotTrimmedAtAPlaceThatIsMissing) {
    for (int i = 0; i < 6; ++i) append(tx(), harbour);
    trim_log(tx(), harbour, 2);
    EXPECT_EQ(check_at(tx(), harbour, 0), 0u) << "every chain begins with nothing, also one that lost its beginning";
    tx().query("DELETE FROM events WHERE log = ? AND seq = 3").bind(harbour.value).run();
    EXPECT_THROW(trim_log(tx(), harbour, 4), StoreError);
    EXPECT_EQ(log_state(tx(), harbour)->first, 2);
    EXPECT_FALSE(check_at(tx(), quay, 0)) << "a log that is not there has no chain";
}

TEST_F(AKey, RemembersThePlaceTheContentAndTheResult) {
    KeyRow const row{harbour, 5, from_micros(17), true, sha256("content"), "{\"id\":1}"};
    remember_key(tx(), UserId{9}, "key-1", row);
    auto const found = find_key(tx(), UserId{9}, "key-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->log, harbour);
    EXPECT_EQ(found->seq, 5);
    EXPECT_EQ(found->at, from_micros(17));
    EXPECT_TRUE(found->unchanged);
    EXPECT_EQ(found->digest, sha256("content"));
    EXPECT_EQ(found->result, "{\"id\":1}");
}

TEST_F(AKey, BelongsToItsAuthor) {
    remember_key(tx(), UserId{9}, "key", {harbour, 1});
    EXPECT_FALSE(find_key(tx(), UserId{8}, "key"));
    EXPECT_FALSE(find_key(tx(), UserId{9}, "Key"));
    EXPECT_FALSE(find_key(tx(), UserId{9}, "key "));
    remember_key(tx(), UserId{8}, "key", {harbour, 2});
    EXPECT_EQ(find_key(tx(), UserId{9}, "key")->seq, 1);
}

TEST_F(AKey, IsRememberedOnce) {
    remember_key(tx(), UserId{9}, "key", {harbour, 1});
    try {
        remember_key(tx(), UserId{9}, "key", {harbour, 2});
        FAIL();
    } catch (StoreError const& error) { EXPECT_TRUE(error.is_constraint()); }
    EXPECT_EQ(find_key(tx(), UserId{9}, "key")->seq, 1);
}

TEST_F(AKey, IsNoKeyWithHalfADigest) {
    remember_key(tx(), UserId{9}, "key", {harbour, 1});
    tx().query("UPDATE keys SET digest = x'00' WHERE key = 'key'").run();
    EXPECT_THROW(find_key(tx(), UserId{9}, "key"), StoreError);
}

TEST_F(Meta, HoldsTheLastValue) {
    EXPECT_FALSE(meta(tx(), "name"));
    set_meta(tx(), "name", "Harbour");
    set_meta(tx(), "name", "");
    EXPECT_EQ(meta(tx(), "name"), "");
}

TEST_F(NewId, RisesWhateverTheClockDoes) {
    std::int64_t last = 0;
    for (int i = 0; i < 1'000; ++i) {
        auto const id = tx().new_id();
        ASSERT_GT(id, last);
        last = id;
        clock.add(i % 3 == 0 ? -5'000'000 : 1'000);
    }
}

TEST_F(NewId, SaysWhenItWasMade) {
    auto const id = tx().new_id();
    constexpr std::int64_t ms_1970_to_2020 = 1'577'836'800'000;
    EXPECT_EQ((id >> 20) + ms_1970_to_2020, micros(clock.now()) / 1'000);
}

TEST_F(NewId, IsPositiveOnAMachineThatThinksItIs1970) {
    clock.set(0);
    EXPECT_GT(tx().new_id(), 0);
}

}  // namespace
}  // namespace holdfast
