// What `holdfast check` finds wrong with what features keep: each thing is spoilt once, and found.
#include "holdfast/features/proof.hpp"

#include <gmock/gmock.h>

#include "features/fixture.hpp"
#include "features/search/index.hpp"
#include "holdfast/store/blobs.hpp"

namespace holdfast::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A channel with messages that were edited, deleted and found, and a file on the disk.
struct AProof : Crew {
    AProof() {
        channel = house.run(ada.caller, "channel.create", {{"name", "quay"}, {"kind", "private"}}).at("id");
        for (auto const* const text : {"one", "two", "three", "four"})
            EXPECT_TRUE(house.run(ada.caller, "message.post", {{"channel", channel}, {"text", text}}));
        auto const change = [&](char const* name, Json body) {
            body["channel"] = channel;
            EXPECT_TRUE(house.run(ada.caller, name, body)) << name;
        };
        change("message.edit", {{"message", 3}, {"revision", 3}, {"text", "one and a half"}});
        change("message.delete", {{"message", 4}});
        while (house.write([](WriteTx& tx) { return search::keep_up(tx); }) == Rest::none) continue;
        auto const half = blobs.upload_path(FileId{7});
        write_file(half, "high water 06:12");
        name = blobs.keep(half, FileId{7}, blobs.digest(half));
        spoil("INSERT INTO blobs (id, digest, place, bytes, type, uses) VALUES (7, 'x', '" + name +
              "', 16, 'text/plain', 0)");
    }
    void spoil(std::string const& sql) { house.database.execute(sql); }
    std::vector<std::string> faults() {
        ReadTx tx{house.database, house.folder.clock.now()};
        return find_faults(tx);
    }
    std::vector<std::string> damaged(bool deep) {
        ReadTx tx{house.database, house.folder.clock.now()};
        return find_damaged_files(tx, blobs, deep);
    }

    Blobs blobs{house.folder.path};
    std::string channel, name;
};

TEST_F(AProof, FindsNothingWrongWhereAllIsWell) {
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_THAT(damaged(true), IsEmpty());
}

TEST_F(AProof, FindsAMessageThatIsMissing) {
    spoil("DELETE FROM messages WHERE seq = 5");
    EXPECT_THAT(faults().at(0), HasSubstr("1 messages stand in a log as posted and are not there"));
}

TEST_F(AProof, FindsAMessageThatNoLogKnows) {
    spoil("UPDATE messages SET version = 1000 WHERE seq = 5");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 messages are in no log")));
}

TEST_F(AProof, FindsAMessageWithoutItsText) {
    spoil("DROP TRIGGER search_keeps_text; DELETE FROM revisions WHERE message = 5");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 messages have lost their text")));
}

TEST_F(AProof, FindsATextThatShouldBeGone) {
    spoil("DROP TRIGGER search_hears_text; INSERT INTO revisions (channel, message, revision, text) "
          "SELECT channel, seq, revision, 'two' FROM messages WHERE deleted = 1");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 texts are of messages that are deleted")));
}

TEST_F(AProof, FindsAChannelOrAMembershipOfNothing) {
    spoil("PRAGMA foreign_keys = OFF; INSERT INTO members (channel, user, joined_at) VALUES (12345, 1, 0)");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 memberships are of a channel")));
    spoil(
        "DELETE FROM members WHERE channel = 12345; INSERT INTO channels (id, kind, name, name_key, created_by, created_at) "
        "VALUES (12345, 1, 'lost', 'lost', 1, 0)");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 channels or people have no log")));
}

TEST_F(AProof, FindsAReadCursorBeyondTheHead) {
    spoil("INSERT OR REPLACE INTO reads SELECT 5, channel, 0, 1000 FROM messages LIMIT 1");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 read cursors stand where no log goes")));
}

TEST_F(AProof, FindsWhatSearchHasLostOrKept) {
    spoil("DELETE FROM search_docs WHERE seq = 5");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 messages cannot be found by search")));
    spoil("INSERT INTO search_queue (channel, seq) SELECT channel, seq FROM messages WHERE seq = 5");
    EXPECT_THAT(faults(), IsEmpty()) << "it is about to be";
    spoil("DELETE FROM search_queue; INSERT INTO search_docs (doc, channel, seq, author, revision, has) "
          "SELECT 900 + seq, channel, seq, author, revision, 0 FROM messages WHERE seq IN (4, 5)");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 entries of the search index are of messages that are deleted")));
}

TEST_F(AProof, FindsFilesThatAreCountedWrongOrHangOnNothing) {
    spoil("UPDATE blobs SET uses = 2");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 contents are counted as used")));
    spoil("UPDATE blobs SET uses = 1; INSERT INTO files (id, user, blob, name, bytes, channel, message, created_at) "
          "VALUES (7, 1, 7, 'x', 16, 12345, 1, 0)");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("1 files hang on messages")));
}

TEST_F(AProof, FindsAFileOfAnotherSizeAndReadsThemWhenAsked) {
    write_file(blobs.path(name), "high water 06:1");
    EXPECT_THAT(damaged(false), ElementsAre(HasSubstr("has 15 bytes instead of 16")));
    write_file(blobs.path(name), "high water 07:12");
    EXPECT_THAT(damaged(false), IsEmpty());
    EXPECT_THAT(damaged(true), ElementsAre(HasSubstr("its content is not what its name says")));
}

}  // namespace
}  // namespace holdfast::test
