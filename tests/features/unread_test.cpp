// Unread is counted the same from memory as from the messages, whatever happens in between.
#include <gtest/gtest.h>

#include "features/fixture.hpp"

namespace holdfast {
namespace {

using test::House;
using test::Someone;

struct Counting : testing::Test {
    Counting() {
        channel = house.run(ada.caller, "channel.create", {{"name", "harbour"}, {"kind", "public"}}).ack.done.log;
        id = to_text(ChannelId{channel.value});
        house.run(ada.caller, "member.add", {{"channel", id}, {"users", {to_text(ben.id)}}});
    }
    Seq post(Someone const& by, Json more = Json::object()) {
        more["channel"] = id;
        more["text"] = "high water";
        return house.run(by.caller, "message.post", more).ack.done.seq;
    }
    void expect_the_same() {
        ReadTx counted{house.database, house.folder.clock.now()}, remembered{reader, house.folder.clock.now()};
        for (auto const* someone : {&ada, &ben}) {
            auto const expected = house.catalogue.counts(counted, someone->id, ChannelId{channel.value});
            auto const found = house.catalogue.counts(remembered, someone->id, ChannelId{channel.value});
            ASSERT_EQ(found.unread, expected.unread) << "after step " << step << " for " << someone->username;
        }
    }
    void read_up_to(Someone const& by, Seq seq) {
        house.run(by.caller, "read.mark_unread", {{"channel", id}, {"seq", std::max<Seq>(1, seq)}});
    }

    House house;
    Someone ada = house.person("ada", Role::owner), ben = house.person("ben");
    Database reader{house.folder.database(), Open::reader};
    LogId channel;
    std::string id;
    int step = 0;
};

TEST_F(Counting, IsTheSameFromMemoryThroughPostsRepliesAndDeletions) {
    std::mt19937 dice{7};
    std::vector<Seq> roots;
    for (step = 0; step < 400; ++step) {
        auto const& who = dice() % 3 == 0 ? ada : ben;
        switch (dice() % 8) {
            case 0:
                if (!roots.empty()) post(who, {{"thread", roots[dice() % roots.size()]}});
                break;
            case 1:
                if (!roots.empty())
                    house.run(ada.caller, "message.delete",
                              {{"channel", id}, {"message", roots[dice() % roots.size()]}});
                break;
            case 2:
                if (!roots.empty()) read_up_to(who, roots[dice() % roots.size()]);
                break;
            default: roots.push_back(post(who));
        }
        if (dice() % 3 == 0) expect_the_same();
    }
    EXPECT_GT(roots.size(), 200u);
}

// More than is remembered of one channel, and a cursor before all of it.
TEST_F(Counting, ReachesBackFurtherThanItRemembers) {
    std::vector<Seq> own, others;
    for (int i = 0; i < 150; ++i) others.push_back(post(ben));
    for (int i = 0; i < 1100; ++i) own.push_back(post(ada));
    for (auto const seq : {Seq{1}, others[20], others[149], own[0], own[500], own[1099]}) {
        ++step;
        read_up_to(ada, seq + 1);
        read_up_to(ben, seq + 1);
        expect_the_same();
    }
    ReadTx tx{reader, house.folder.clock.now()};
    read_up_to(ada, others[20] + 1);
    EXPECT_EQ(house.catalogue.counts(tx, ada.id, ChannelId{channel.value}).unread, 129);
    read_up_to(ben, others[20] + 1);
    EXPECT_EQ(house.catalogue.counts(tx, ben.id, ChannelId{channel.value}).unread, 999);
}

}  // namespace
}  // namespace holdfast
