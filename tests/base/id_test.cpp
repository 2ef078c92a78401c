#include "holdfast/base/id.hpp"

#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(Id, IsALetterAndThirteenDigits) {
    EXPECT_EQ(to_text(UserId{1}), "U0000000000001");
    EXPECT_EQ(to_text(ChannelId{31}), "C000000000000z");
    EXPECT_EQ(to_text(ChannelId{32}), "C0000000000010");
    EXPECT_EQ(to_text(UserId{std::numeric_limits<std::int64_t>::max()}), "U7zzzzzzzzzzzz");
}

TEST(Id, ComesBackFromItsText) {
    std::mt19937_64 random{7};
    for (int i = 0; i < 10'000; ++i) {
        SessionId const id{static_cast<std::int64_t>(random() >> (1 + i % 63)) | 1};
        EXPECT_EQ(parse_id<SessionTag>(to_text(id)), id);
    }
}

TEST(Id, SortsAsItWasMade) {
    std::mt19937_64 random{8};
    for (int i = 0; i < 10'000; ++i) {
        UserId const a{static_cast<std::int64_t>(random() >> 1)}, b{static_cast<std::int64_t>(random() >> 1)};
        EXPECT_EQ(a < b, to_text(a) < to_text(b));
    }
}

TEST(Id, HasOneTextOnly) {
    for (auto const* const text :
         {"", "U", "U000000000001", "U00000000000001", "C0000000000001", "u0000000000001", "U000000000000Z",
          "U000000000000i", "U000000000000l", "U000000000000o", "U000000000000u", "U000000000000-", "U 000000000001",
          "U8000000000000", "Uz000000000000", "U0000000000000"})
        EXPECT_FALSE(parse_id<UserTag>(text)) << text;
    EXPECT_FALSE(parse_id<UserTag>(std::string_view{"U000000000000\0", 14}));
}

TEST(LogId, IsTheIdOfWhatItBelongsTo) {
    EXPECT_EQ(log_of(ChannelId{7}), LogId{7});
    EXPECT_EQ(log_of(UserId{7}), LogId{7});
}

}  // namespace
}  // namespace holdfast
