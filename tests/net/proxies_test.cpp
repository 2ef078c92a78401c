#include "net/proxies.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

TrustedProxies proxies(std::vector<std::string> const& networks) {
    auto parsed = TrustedProxies::parse(networks);
    EXPECT_TRUE(parsed);
    return parsed ? *parsed : TrustedProxies{};
}

TEST(TrustedProxies, AreAddressesAndNetworksOfBothKinds) {
    auto const trusted = proxies({"127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"});
    for (auto const address : {"127.0.0.1", "10.255.0.3", "::1", "2001:db8:1::5", "::ffff:10.0.0.1"})
        EXPECT_TRUE(trusted.trusts(address)) << address;
    for (auto const address : {"127.0.0.2", "11.0.0.1", "::2", "2001:db9::1", "", "evil"})
        EXPECT_FALSE(trusted.trusts(address)) << address;
}

TEST(TrustedProxies, AreRefusedWhenTheyAreNoNetworks) {
    for (std::string const text : {"", "10.0.0.0/33", "10.0.0/8", "proxy.example", "::/129", "10.0.0.0/"})
        EXPECT_FALSE(TrustedProxies::parse({text})) << text;
}

TEST(TrustedProxies, TellTheClientFromTheEndOfTheChain) {
    auto const trusted = proxies({"10.0.0.0/8"});
    EXPECT_EQ(trusted.client("10.0.0.1", {"192.0.2.7"}), "192.0.2.7");
    EXPECT_EQ(trusted.client("10.0.0.1", {"6.6.6.6, 192.0.2.7, 10.0.0.2"}), "192.0.2.7");
    EXPECT_EQ(trusted.client("10.0.0.1", {"6.6.6.6", "192.0.2.7, 10.0.0.2"}), "192.0.2.7");
    EXPECT_EQ(trusted.client("10.0.0.1", {"[2001:db8::7]:443"}), "2001:db8::7");
    EXPECT_EQ(trusted.client("10.0.0.1", {"192.0.2.7:1234"}), "192.0.2.7");
    EXPECT_EQ(trusted.client("10.0.0.1", {"10.0.0.9, 10.0.0.2"}), "10.0.0.9");
}

TEST(TrustedProxies, AreNotBelievedWhenTheyMakeNoSense) {
    auto const trusted = proxies({"10.0.0.0/8"});
    EXPECT_EQ(trusted.client("10.0.0.1", {"unknown"}), "10.0.0.1");
    EXPECT_EQ(trusted.client("10.0.0.1", {"192.0.2.7, <script>"}), "10.0.0.1");
    EXPECT_EQ(trusted.client("10.0.0.1", {}), "10.0.0.1");
    EXPECT_EQ(trusted.client("192.0.2.1", {"6.6.6.6"}), "192.0.2.1");
}

}  // namespace
}  // namespace holdfast::net
