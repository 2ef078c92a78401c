// The way out: where it may not lead, whatever the address looks like and whatever a name means today.
#include "holdfast/net/courier.hpp"

#include <future>

#include <gtest/gtest.h>

#include "net/guard.hpp"

namespace holdfast::net {
namespace {

TEST(PublicAddress, IsNoneOfThoseThatAreSetApart) {
    for (auto const* address : {"127.0.0.1",
                                "127.255.1.2",
                                "0.0.0.0",
                                "10.1.2.3",
                                "100.64.0.1",
                                "100.127.255.255",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.8",
                                "192.0.2.1",
                                "192.168.1.1",
                                "198.18.0.1",
                                "198.19.255.1",
                                "198.51.100.7",
                                "203.0.113.9",
                                "224.0.0.1",
                                "239.1.2.3",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:a9fe:a9fe",
                                "::ffff:8.8.8.8",
                                "64:ff9b::7f00:1",
                                "64:ff9b::808:808",
                                "fe80::1",
                                "fe80::1%lo",
                                "fc00::1",
                                "fd12:3456::1",
                                "ff02::1",
                                "2001:db8::1",
                                "2001::1",
                                "2002:7f00:1::",
                                "2002:a00:1::1",
                                "fec0::1",
                                "100::1",
                                "",
                                "localhost",
                                "1",
                                "0x7f.1"})
        EXPECT_FALSE(is_public_address(address)) << address;
    for (auto const* address :
         {"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1",
          "198.17.1.1", "223.255.255.1", "2606:4700::1111", "2a00:1450::1", "2002:808:808::1"})
        EXPECT_TRUE(is_public_address(address)) << address;
}

TEST(Guard, LetsIntoNetworksOfOnesOwnThatWereNamed) {
    auto const guard = Guard::parse({"10.0.0.0/8", "::1"});
    ASSERT_TRUE(guard);
    EXPECT_TRUE(guard->lets_out("10.9.8.7"));
    EXPECT_TRUE(guard->lets_out("::1"));
    EXPECT_TRUE(guard->lets_out("8.8.8.8"));
    EXPECT_FALSE(guard->lets_out("127.0.0.1"));
    EXPECT_FALSE(guard->lets_out("192.168.0.1"));
    EXPECT_FALSE(Guard::parse({"ten"}));
}

HttpAnswer asked(CourierSettings settings, std::string url) {
    Courier courier{std::move(settings)};
    std::promise<HttpAnswer> came;
    HttpAsk ask;
    ask.url = std::move(url);
    ask.timeout_ms = 2000;
    courier.send(std::move(ask), [&](HttpAnswer answer) { came.set_value(std::move(answer)); });
    return came.get_future().get();
}

// The name looks like anybody's, and means this very machine: it is the address that is judged.
TEST(Courier, IsNotFooledByANameThatMeansTheHouseItself) {
    for (auto const* address : {"127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1"}) {
        CourierSettings settings;
        settings.names = {std::string{"rebind.example:80:"} + address};
        EXPECT_EQ(asked(settings, "http://rebind.example/").trouble, "refused_address") << address;
    }
}

TEST(Courier, ReadsEverySpellingOfAnAddressAsWhatItIs) {
    for (auto const* url : {"http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
                            "http://[::ffff:127.0.0.1]/", "http://0/"})
        EXPECT_EQ(asked({}, url).trouble, "refused_address") << url;
}

TEST(Courier, SpeaksHttpAlone) {
    for (auto const* url : {"file:///etc/hostname", "ftp://8.8.8.8/", "gopher://8.8.8.8/", "dict://8.8.8.8/", ""}) {
        auto const answer = asked({}, url);
        EXPECT_EQ(answer.status, 0) << url;
        EXPECT_EQ(answer.trouble, "bad_url") << url;
    }
}

TEST(Courier, SaysSoWhenNobodyListens) {
    CourierSettings settings;
    settings.allow_private = {"127.0.0.0/8"};
    EXPECT_EQ(asked(settings, "http://127.0.0.1:1/").trouble, "unreachable");
}

}  // namespace
}  // namespace holdfast::net
