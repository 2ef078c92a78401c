#include "net/request_body.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast::net {
namespace {

constexpr std::size_t line_bytes_max = 1024;
constexpr std::size_t size_digits_max = 15;

bool is_line_char(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

}  // namespace

BodyReader BodyReader::of_length(std::uint64_t length, std::size_t bytes_max) {
    BodyReader reader{bytes_max};
    reader.left_ = length;
    if (length > bytes_max) reader.state_ = State::too_large;
    else if (length == 0) reader.state_ = State::done;
    return reader;
}

BodyReader BodyReader::of_chunks(std::size_t bytes_max) {
    BodyReader reader{bytes_max};
    reader.chunked_ = true;
    reader.part_ = Part::size_line;
    return reader;
}

std::size_t BodyReader::feed(std::string_view bytes) {
    auto const before = bytes.size();
    while (state_ == State::reading && !bytes.empty()) {
        if (part_ == Part::data) take_data(bytes);
        else take_line(bytes);
    }
    return before - bytes.size();
}

void BodyReader::take_data(std::string_view& bytes) {
    auto const size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    body_.append(bytes.substr(0, size));
    bytes.remove_prefix(size);
    left_ -= size;
    if (left_ > 0) return;
    if (chunked_) part_ = Part::data_end;
    else state_ = State::done;
}

void BodyReader::take_line(std::string_view& bytes) {
    auto const end = bytes.find('\n');
    line_.append(bytes.substr(0, end));
    bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
    if (line_.size() > line_bytes_max) return finish(State::malformed);
    if (end == bytes.npos) return;
    if (!line_.ends_with('\r')) return finish(State::malformed);
    line_.pop_back();
    line_read();
    line_.clear();
}

void BodyReader::line_read() {
    if (!std::all_of(line_.begin(), line_.end(), is_line_char)) return finish(State::malformed);
    switch (part_) {
        case Part::data_end:
            if (!line_.empty()) return finish(State::malformed);
            part_ = Part::size_line;
            return;
        case Part::size_line: return size_read(line_);
        default: break;
    }
    // Trailers are read over: nothing here may be said after the fact.
    if (line_.empty()) return finish(State::done);
    overhead_ += line_.size();
    if (overhead_ > overhead_bytes_max || line_.find(':') == line_.npos) finish(State::malformed);
}

void BodyReader::size_read(std::string_view line) {
    auto const extension = line.find(';');
    auto const digits = line.substr(0, extension);
    if (extension != line.npos) overhead_ += line.size() - extension;
    auto const last = digits.data() + digits.size();
    auto const [end, error] = std::from_chars(digits.data(), last, left_, 16);
    bool const is_number = !digits.empty() && digits.size() <= size_digits_max && error == std::errc{} && end == last;
    if (!is_number || overhead_ > overhead_bytes_max) return finish(State::malformed);
    if (left_ > bytes_max_ - body_.size()) return finish(State::too_large);
    part_ = left_ == 0 ? Part::trailer_line : Part::data;
}

}  // namespace holdfast::net
