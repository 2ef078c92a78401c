// The body of a request as it arrives: a given number of bytes, or chunks (RFC 9112, 7.1).
// Lives on: the loop of its connection. Bounded: bytes_max for the content, overhead_bytes_max for chunk extensions and trailers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast::net {

class BodyReader {
public:
    enum class State { reading, done, malformed, too_large };
    static constexpr std::size_t overhead_bytes_max = 16 * 1024;

    static BodyReader of_length(std::uint64_t length, std::size_t bytes_max);
    static BodyReader of_chunks(std::size_t bytes_max);

    // Takes what belongs to this body from the front of the bytes and says how many that were.
    std::size_t feed(std::string_view bytes);

    State state() const { return state_; }
    std::string& body() { return body_; }

private:
    enum class Part { data, data_end, size_line, trailer_line };

    explicit BodyReader(std::size_t bytes_max) : bytes_max_{bytes_max} {}
    void take_data(std::string_view& bytes);
    void take_line(std::string_view& bytes);
    void line_read();
    void size_read(std::string_view line);
    void finish(State state) { state_ = state; }

    State state_ = State::reading;
    Part part_ = Part::data;
    bool chunked_ = false;
    std::uint64_t left_ = 0;    // of the data, or of the chunk
    std::size_t overhead_ = 0;  // bytes of extensions and trailers so far
    std::size_t bytes_max_;
    std::string line_;
    std::string body_;
};

}  // namespace holdfast::net
