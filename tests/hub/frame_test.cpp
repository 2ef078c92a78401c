#include "holdfast/hub/frame.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

std::string header_of(std::size_t payload_size) {
    auto const frame = text_frame(std::string(payload_size, 'x'));
    return frame->bytes.substr(0, frame->bytes.size() - payload_size);
}

TEST(Frame, IsAWholeUnmaskedTextFrame) {
    EXPECT_EQ(text_frame("hi")->bytes, "\x81\x02hi");
    EXPECT_EQ(text_frame("")->bytes, std::string_view("\x81\x00", 2));
}

TEST(Frame, SaysItsLengthInTheShortestForm) {
    EXPECT_EQ(header_of(125), "\x81\x7D");
    EXPECT_EQ(header_of(126), std::string_view("\x81\x7E\x00\x7E", 4));
    EXPECT_EQ(header_of(65535), "\x81\x7E\xFF\xFF");
    EXPECT_EQ(header_of(65536), std::string_view("\x81\x7F\x00\x00\x00\x00\x00\x01\x00\x00", 10));
}

TEST(Frame, GivesItsPayloadBack) {
    for (auto const size : {0u, 1u, 125u, 126u, 65535u, 65536u, 200000u}) {
        std::string const payload(size, 'p');
        EXPECT_EQ(payload_of(*text_frame(payload)), payload);
    }
}

}  // namespace
}  // namespace holdfast
