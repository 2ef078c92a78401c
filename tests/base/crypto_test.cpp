#include "holdfast/base/crypto.hpp"

#include <set>

#include <gtest/gtest.h>

#include "holdfast/base/result.hpp"

namespace holdfast {
namespace {

class CryptoTest : public testing::Test {
protected:
    static void SetUpTestSuite() { crypto_start(); }
};

using Sha256 = CryptoTest;
using Hmac = CryptoTest;
using ShortDigest = CryptoTest;
using Hex = CryptoTest;
using Token = CryptoTest;
using Password = CryptoTest;

class CountingRandom : public Random {
public:
    void fill(std::span<std::byte> out) override {
        for (auto& byte : out) byte = static_cast<std::byte>(next_++);
    }

private:
    unsigned next_ = 0;
};

TEST_F(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_F(Hmac, IsThatOfRfc4231) {
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_F(ShortDigest, IsTheBeginningOfBlake2b) {
    EXPECT_EQ(hex16(short_digest("abc")), "ba80a53f981c4d0d");
    EXPECT_EQ(hex16(short_digest("")), "786a02f742015903");
}

TEST_F(Hex, ComesBack) {
    for (std::uint64_t const value : {0ull, 1ull, 0xfedcba9876543210ull, ~0ull})
        EXPECT_EQ(parse_hex16(hex16(value)), value);
    EXPECT_EQ(hex16(255), "00000000000000ff");
}

TEST_F(Hex, HasOneTextOnly) {
    for (auto const* const text :
         {"", "ff", "00000000000000FF", "00000000000000fg", "000000000000000ff", "0x000000000000ff"})
        EXPECT_FALSE(parse_hex16(text)) << text;
}

TEST_F(Hex, ComparesDigestsByLengthAndContent) {
    auto const a = sha256("a"), b = sha256("b");
    EXPECT_TRUE(same_digest(a, sha256("a")));
    EXPECT_FALSE(same_digest(a, b));
    EXPECT_FALSE(same_digest(a, std::span{a}.first(31)));
}

TEST_F(Token, IsAPrefixAndBase64UrlOfItsBytes) {
    CountingRandom random;
    EXPECT_EQ(new_token(random, "hf_"), "hf_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    EXPECT_EQ(new_token(random, "", 3), "ICEi");
}

TEST_F(Token, IsNeverTheSameTwice) {
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) EXPECT_TRUE(seen.insert(new_token(system_random(), "hf_")).second);
}

TEST_F(Password, IsKnownAgainAndOthersAreNot) {
    auto const encoded = hash_password("the tide turns at six", {1, 8u << 20});
    EXPECT_TRUE(encoded.starts_with("$argon2id$v=19$m=8192,t=1,p=1$"));
    EXPECT_TRUE(verify_password(encoded, "the tide turns at six"));
    EXPECT_FALSE(verify_password(encoded, "the tide turns at five"));
    EXPECT_FALSE(verify_password(encoded, ""));
    EXPECT_NE(encoded, hash_password("the tide turns at six", {1, 8u << 20}));
}

TEST_F(Password, IsNotKnownByAnEncodingThatIsNone) {
    EXPECT_FALSE(verify_password("", "x"));
    EXPECT_FALSE(verify_password("$argon2id$nonsense", "x"));
}

TEST(Fault, IsFinalUnlessTimeCanHeal) {
    std::set<Fault> const passing{Fault::rate_limited, Fault::overloaded, Fault::draining, Fault::unavailable,
                                  Fault::disk_full};
    for (int i = 0; i <= static_cast<int>(Fault::internal); ++i) {
        auto const fault = static_cast<Fault>(i);
        EXPECT_EQ(is_final(fault), !passing.contains(fault)) << i;
        auto const status = http_status(fault);
        EXPECT_EQ(status == 429 || status == 503 || status == 507, passing.contains(fault)) << i;
    }
}

}  // namespace
}  // namespace holdfast
