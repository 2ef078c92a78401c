// Threads one follows, and where one was named: who may see what, and what is counted where.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Threads : Crew {
    Threads() {
        auto const made = house.run(ada.caller, "channel.create",
                                    {{"name", "harbour"}, {"kind", "public"}, {"members", {to_text(ben.id)}}});
        channel = made.at("id");
    }

    Seq say(Someone const& by, std::string const& text, std::optional<Seq> thread = {}, bool broadcast = false) {
        Json body{{"channel", channel}, {"text", text}, {"broadcast", broadcast}};
        if (thread) body["thread"] = *thread;
        auto const done = house.run(by.caller, "message.post", body);
        EXPECT_TRUE(done) << done.code();
        return done.ack.done.seq;
    }
    Json state(Someone const& who, Seq thread) {
        return house.read(who.caller, "thread_state", {{"channel", channel}, {"thread", std::to_string(thread)}});
    }
    Json totals(Someone const& who) {
        ReadTx tx{house.database, house.folder.clock.now()};
        auto const counts = house.catalogue.threads(tx, who.id);
        return {counts.unread, counts.mentions};
    }
    Json channel_counts(Someone const& who) {
        auto const told = house.read(who.caller, "read_state", {{"channel", channel}});
        return {told["unread"], told["mentions"]};
    }
    Answer follow(Someone const& who, std::string_view command, Seq thread) {
        return house.run(who.caller, command, {{"channel", channel}, {"thread", thread}});
    }
    Answer read_to(Someone const& who, Seq thread, Seq seq) {
        return house.run(who.caller, "read.move", {{"channel", channel}, {"thread", thread}, {"seq", seq}});
    }
    std::vector<Seq> seqs(Json const& page) {
        std::vector<Seq> out;
        for (auto const& message : page["messages"]) out.push_back(message["seq"]);
        return out;
    }

    std::string channel;
};

TEST_F(Threads, AreFollowedByWhoBeganRepliedOrIsNamed) {
    auto const root = say(ada, "who has the watch?");
    EXPECT_EQ(totals(ada), Json({0, 0}));
    say(ben, "I do", root);
    EXPECT_EQ(state(ada, root)["following"], true);
    EXPECT_EQ(state(ben, root)["following"], true);
    EXPECT_EQ(totals(ada), Json({1, 0}));
    EXPECT_EQ(totals(ben), Json({0, 0}));
    say(ben, "@ada, from six", root);
    EXPECT_EQ(totals(ada), Json({1, 1}));
    EXPECT_EQ(state(ada, root)["unread"], 2);
    say(ada, "good", root);
    EXPECT_EQ(totals(ada), Json({0, 0}));
    EXPECT_EQ(totals(ben), Json({1, 0}));
}

// What was said before somebody was named is no news to them.
TEST_F(Threads, BeginForWhoIsNamedWhereTheyAreNamed) {
    house.run(boss.caller, "channel.join", {{"channel", channel}});
    auto const root = say(ada, "a plan");
    say(ben, "one", root);
    say(ben, "two", root);
    EXPECT_EQ(state(boss, root)["following"], false);
    say(ada, "and @channel", root);
    EXPECT_EQ(state(boss, root)["following"], false);
    say(ben, "what do you say, ＠boss?", root);
    EXPECT_EQ(state(boss, root)["unread"], 1);
    EXPECT_EQ(totals(boss), Json({1, 1}));
}

TEST_F(Threads, CountAMentionInAReplyThereAndNotInTheChannel) {
    auto const root = say(ada, "@ben and @here");
    EXPECT_EQ(channel_counts(ben), Json({1, 1}));
    say(ada, "@ben once more", root, true);
    EXPECT_EQ(channel_counts(ben), Json({1, 1}));
    EXPECT_EQ(totals(ben), Json({1, 1}));
    say(ada, "@everyone", root);
    EXPECT_EQ(totals(ben), Json({1, 2}));
}

// One's reply reads its thread; what stands in the channel is still to be read.
TEST_F(Threads, HaveACursorOfTheirOwn) {
    auto const root = say(ada, "a");
    say(ada, "b");
    say(ben, "a reply", root);
    EXPECT_EQ(channel_counts(ben), Json({2, 0}));
    auto const last = say(ada, "another", root);
    EXPECT_EQ(totals(ben), Json({1, 0}));
    EXPECT_TRUE(read_to(ben, root, last));
    EXPECT_EQ(totals(ben), Json({0, 0}));
    EXPECT_TRUE(read_to(ben, root, 1).ack.done.unchanged);
    EXPECT_EQ(state(ben, root)["seq"], last);
    EXPECT_EQ(channel_counts(ben), Json({2, 0}));
}

TEST_F(Threads, AWishOutranksWhatHappens) {
    auto const root = say(ada, "noise");
    say(ben, "more", root);
    auto const unfollowed = follow(ada, "thread.unfollow", root);
    EXPECT_EQ(unfollowed.events(), 1u);
    EXPECT_TRUE(follow(ada, "thread.unfollow", root).ack.done.unchanged);
    say(ben, "@ada", root);
    say(ada, "quiet", root);
    say(ben, "hm", root);
    EXPECT_EQ(totals(ada), Json({0, 0}));
    EXPECT_TRUE(follow(ada, "thread.follow", root));
    EXPECT_EQ(totals(ada), Json({0, 0}));  // from here on
    say(ben, "again", root);
    EXPECT_EQ(totals(ada), Json({1, 0}));
    EXPECT_TRUE(follow(ada, "thread.follow", root).ack.done.unchanged);
}

TEST_F(Threads, AreNotThereForStrangersAndAreNoReplies) {
    auto const root = say(ada, "root");
    auto const reply = say(ben, "reply", root);
    EXPECT_EQ(follow(gus, "thread.follow", root).code(), "not_found");
    EXPECT_EQ(follow(boss, "thread.follow", root).code(), "not_a_member");
    EXPECT_EQ(follow(ada, "thread.follow", reply).code(), "not_found");
    EXPECT_EQ(follow(ada, "thread.follow", 9999).code(), "not_found");
    EXPECT_EQ(follow(ada, "thread.follow", 0).code(), "out_of_range");
    EXPECT_EQ(read_to(ada, reply, 5).problem->field, "thread");
    EXPECT_EQ(read_to(ada, 9999, 5).code(), "not_found");
    EXPECT_EQ(state(gus, root)["code"], "not_found");
    EXPECT_EQ(house.read(ada.caller, "my_threads", {{"cursor", "1.2"}})["code"], "bad_value");
    EXPECT_EQ(house.read(ada.caller, "my_threads", {{"cursor", "1.2.3x"}})["code"], "bad_value");
    EXPECT_EQ(house.read(ada.caller, "my_mentions", {{"cursor", "x"}})["code"], "bad_value");
    EXPECT_EQ(house.read(ada.caller, "my_mentions", {{"limit", "51"}})["code"], "out_of_range");
}

TEST_F(Threads, AreListedByTheirNewestReplyInPages) {
    auto const first = say(ada, "first");
    auto const second = say(ada, "second");
    say(ada, "nobody answers");
    say(ben, "to the first", first);
    house.later(std::chrono::seconds{1});
    say(ben, "to the second", second);
    say(ben, "once more", second);
    auto const last = say(ben, "and more", second);
    auto const page = house.read(ada.caller, "my_threads", {{"limit", "1"}});
    ASSERT_EQ(page["items"].size(), 1u);
    EXPECT_EQ(page["items"][0]["root"]["seq"], second);
    EXPECT_EQ(page["items"][0]["last"].size(), 2u);
    EXPECT_EQ(page["items"][0]["last"][1]["seq"], last);
    EXPECT_EQ(page["items"][0]["state"]["unread"], 3);
    auto const next = house.read(ada.caller, "my_threads", {{"limit", "1"}, {"cursor", page["next_cursor"]}});
    EXPECT_EQ(next["items"][0]["root"]["seq"], first);
    EXPECT_FALSE(next.contains("next_cursor"));
    read_to(ada, first, last);
    auto const unread = house.read(ada.caller, "my_threads", {{"unread", "true"}});
    ASSERT_EQ(unread["items"].size(), 1u);
    EXPECT_EQ(unread["items"][0]["root"]["seq"], second);
    auto const states = house.read(ada.caller, "thread_states");
    EXPECT_EQ(states["items"].size(), 2u);
    EXPECT_EQ(states["complete"], true);
}

// Whoever is out of the channel has no threads there; whoever comes back has what they may see.
TEST_F(Threads, GoWithTheChannel) {
    auto const root = say(ben, "root");
    say(ada, "reply @ben", root);
    EXPECT_EQ(totals(ben), Json({1, 1}));
    EXPECT_EQ(house.read(ben.caller, "my_mentions")["items"].size(), 1u);
    EXPECT_TRUE(house.run(ben.caller, "channel.leave", {{"channel", channel}}));
    EXPECT_EQ(totals(ben), Json({0, 0}));
    EXPECT_TRUE(house.read(ben.caller, "my_threads")["items"].empty());
    EXPECT_TRUE(house.read(ben.caller, "thread_states")["items"].empty());
    EXPECT_TRUE(house.read(ben.caller, "my_mentions")["items"].empty());
    EXPECT_TRUE(house.run(ben.caller, "channel.join", {{"channel", channel}}));
    EXPECT_EQ(totals(ben), Json({1, 1}));
    house.write([&](WriteTx& tx) { return tx.query("UPDATE members SET visible_from = 1000").run(), 0; });
    EXPECT_EQ(totals(ben), Json({0, 0}));
    EXPECT_TRUE(house.read(ben.caller, "my_mentions")["items"].empty());
}

TEST_F(Threads, StandBesideTheChannelNotInIt) {
    auto const root = say(ada, "root");
    auto const hidden = say(ben, "only in the thread", root);
    auto const shown = say(ben, "here too", root, true);
    auto const next = say(ada, "next");
    Json const stream{{"channel", channel}, {"replies", "false"}};
    EXPECT_EQ(seqs(house.read(ada.caller, "messages", stream)), (std::vector{root, shown, next}));
    auto older = stream;
    older["before"] = std::to_string(next);
    older["limit"] = "1";
    auto const page = house.read(ada.caller, "messages", older);
    EXPECT_EQ(seqs(page), std::vector{shown});
    EXPECT_EQ(page["has_older"], true);
    EXPECT_EQ(page["has_newer"], true);
    EXPECT_EQ(seqs(house.read(ada.caller, "messages", {{"channel", channel}})),
              (std::vector{root, hidden, shown, next}));
    auto const thread = house.read(ada.caller, "messages", {{"channel", channel}, {"thread", std::to_string(root)}});
    EXPECT_EQ(seqs(thread), (std::vector{hidden, shown}));
    EXPECT_EQ(thread["root"]["replies"]["count"], 2);
}

TEST_F(Threads, AreCountedDownByADeletion) {
    auto const root = say(ada, "root");
    auto const reply = say(ben, "@ada sorry", root);
    EXPECT_EQ(totals(ada), Json({1, 1}));
    house.run(ben.caller, "message.delete", {{"channel", channel}, {"message", reply}});
    EXPECT_EQ(totals(ada), Json({0, 0}));
    EXPECT_TRUE(house.read(ada.caller, "my_mentions")["items"].empty());
}

// As if the reply had said so from the beginning; what was said since is news to them.
TEST_F(Threads, AreFollowedByWhomAnEditNamesNewly) {
    house.run(boss.caller, "channel.join", {{"channel", channel}});
    auto const edit = [&](Seq message, Seq revision, std::string const& text) {
        return house.run(ben.caller, "message.edit",
                         {{"channel", channel}, {"message", message}, {"revision", revision}, {"text", text}});
    };
    auto const root = say(ada, "a plan");
    say(ben, "before", root);
    auto const reply = say(ben, "what do you say?", root);
    say(ada, "since", root);
    auto const named = edit(reply, reply, "what do you say, @boss?");
    ASSERT_TRUE(named) << named.code();
    EXPECT_EQ(state(boss, root)["following"], true);
    EXPECT_EQ(totals(boss), Json({1, 1}));
    EXPECT_EQ(state(boss, root)["unread"], 2);
    auto const told = house.read(boss.caller, "channel_events", {{"channel", channel}, {"limit", "200"}});
    EXPECT_EQ(told["events"].back()["message"]["thread"], root);

    EXPECT_TRUE(follow(boss, "thread.unfollow", root));
    ASSERT_TRUE(edit(reply, named.ack.done.seq, "well, @boss, and @gus, and @channel?"));
    EXPECT_EQ(state(boss, root)["following"], false);
    EXPECT_EQ(totals(gus), Json({0, 0}));
    // In a root message nobody is led into the thread.
    auto const other = say(ben, "another");
    ASSERT_TRUE(edit(other, other, "another, @ada"));
    EXPECT_EQ(state(ada, other)["following"], false);
}

using Mentions = Threads;

TEST_F(Mentions, AreListedNewestFirstEachOnceAndMarkedUnread) {
    say(ada, "@ben @channel one");
    house.later(std::chrono::seconds{1});
    auto const root = say(ada, "＠here two");
    house.later(std::chrono::seconds{1});
    say(ada, "@ben three", root);
    say(ben, "@ben @channel, says himself", root);
    say(ada, "`@ben` in code, mail me@ben.example, @nobody, @gus");
    auto const all = house.read(ben.caller, "my_mentions");
    ASSERT_EQ(all["items"].size(), 3u);
    EXPECT_EQ(all["items"][0]["message"]["text"], "@ben three");
    EXPECT_EQ(all["items"][0]["unread"], false);  // he has replied there since
    EXPECT_EQ(all["items"][1]["message"]["mentions"], Json({"@here"}));
    EXPECT_EQ(all["items"][1]["unread"], true);
    auto const first = house.read(ben.caller, "my_mentions", {{"limit", "2"}});
    auto const rest = house.read(ben.caller, "my_mentions", {{"limit", "2"}, {"cursor", first["next_cursor"]}});
    ASSERT_EQ(rest["items"].size(), 1u);
    EXPECT_EQ(rest["items"][0]["message"]["mentions"], Json({to_text(ben.id), "@channel"}));
    EXPECT_FALSE(rest.contains("next_cursor"));
    EXPECT_TRUE(house.read(gus.caller, "my_mentions")["items"].empty());
}

TEST_F(Mentions, FollowTheText) {
    auto const message = say(ada, "@ben");
    EXPECT_EQ(channel_counts(ben), Json({1, 1}));
    house.run(ada.caller, "message.edit",
              {{"channel", channel}, {"message", message}, {"revision", message}, {"text", "nobody"}});
    EXPECT_EQ(channel_counts(ben), Json({1, 0}));
    EXPECT_TRUE(house.read(ben.caller, "my_mentions")["items"].empty());
}

}  // namespace
}  // namespace holdfast::test
