// The doors' first readers: the head and body of a request, the frames of a stream, addresses.
#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstring>

#include "fuzz/targets.hpp"
#include "holdfast/features/all.hpp"
#include "net/door_paths.hpp"
#include "net/encoding.hpp"
#include "net/file_answer.hpp"
#include "net/frame_meter.hpp"
#include "net/guard.hpp"
#include "net/handshake.hpp"
#include "net/logged_paths.hpp"
#include "net/proxies.hpp"
#include "net/request_body.hpp"
#include "net/request_head.hpp"
#include "net/target.hpp"

namespace holdfast::fuzz {
namespace {

using namespace holdfast::net;

// Read as it arrives, in pieces that grow.
std::optional<RequestHead> read_head(std::string_view bytes, std::size_t first_piece) {
    std::size_t scanned = 0;
    for (auto size = std::min(first_piece, bytes.size());; size = std::min(size + 1 + size / 4, bytes.size())) {
        auto const end = find_head_end(bytes.substr(0, size), scanned);
        if (end.refusal) return std::nullopt;
        if (end.size > 0) {
            RequestHead out;
            if (parse_head(bytes.substr(0, end.size), out)) return std::nullopt;
            return out;
        }
        if (size == bytes.size()) return std::nullopt;
    }
}

std::string written(RequestHead const& head) {
    auto out = head.method + " " + head.target + " HTTP/1." + std::to_string(head.minor_version) + "\r\n";
    for (auto const& [name, value] : head.fields) out.append(name).append(": ").append(value).append("\r\n");
    return out + "\r\n";
}

void check_path(std::string_view target) {
    static auto const catalogue = all_features();
    static DoorPaths const doors{catalogue};
    static LoggedPaths const logged{catalogue};
    auto const path = decode_path(target.substr(0, target.find('?')));
    if (!path) return;
    require(path->starts_with('/') && is_clean(*path) && path->find('\\') == std::string::npos, "a path is clean");
    for (auto const* const bad : {"/./", "/../"})
        require((*path + "/").find(bad) == std::string::npos, "no path leads upwards");
    auto const in_log = logged(*path);
    auto const found = doors.find(*path);
    if (!found) return;
    require(doors.near(*path), "who stands in a door is near it");
    require(found->secret.size() < 12 || in_log.find(found->secret) == std::string::npos,
            "no secret stands in the log");
}

bool verdict_of(std::string_view bytes, std::size_t piece, FrameMeter::Verdict& out) {
    FrameMeter meter;
    Monotonic const now{std::chrono::seconds{1}};
    out = FrameMeter::Verdict::fine;
    while (!bytes.empty() && out == FrameMeter::Verdict::fine) {
        out = meter.feed(bytes.substr(0, piece), now);
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    return out == FrameMeter::Verdict::fine;
}

// What no request of the house may reach, by another reader of addresses.
bool surely_private(std::string_view text) {
    std::string const name{text};
    std::array<unsigned char, 4> b{};
    if (::inet_pton(AF_INET, name.c_str(), b.data()) == 1)
        return b[0] == 0 || b[0] == 10 || b[0] == 127 || b[0] >= 224 || (b[0] == 192 && b[1] == 168) ||
               (b[0] == 169 && b[1] == 254) || (b[0] == 172 && b[1] >= 16 && b[1] < 32);
    std::array<unsigned char, 16> w{};
    if (::inet_pton(AF_INET6, name.c_str(), w.data()) != 1) return false;
    return (w[0] & 0xE0) != 0x20;
}

}  // namespace

void head(std::string_view bytes) {
    auto const whole = read_head(bytes, bytes.size()), pieces = read_head(bytes, 1);
    require(whole.has_value() == pieces.has_value(), "a head is the same however it arrives");
    if (!whole) return;
    require(whole->fields == pieces->fields && whole->target == pieces->target,
            "a head is the same however it arrives");
    require(whole->count("host") <= 1 && whole->count("content-length") + whole->count("transfer-encoding") <= 1,
            "nothing that frames a request stands twice");
    for (auto const& [name, value] : whole->fields)
        require((name + value).find_first_of(std::string_view{"\0\r\n", 3}) == std::string::npos, "fields are lines");
    RequestHead again;
    require(!parse_head(written(*whole), again), "what was read can be written");
    require(again.fields == whole->fields && again.target == whole->target && again.chunked == whole->chunked &&
                again.content_length == whole->content_length && again.wants_close == whole->wants_close,
            "what was read can be written");
    check_path(whole->target);
    if (asks_for_stream(*whole, stream_path)) (void)check_handshake(*whole), (void)offers_protocol(*whole);
    (void)accepts_coding(whole->field("accept-encoding"), "gzip");
    static auto const proxies = *TrustedProxies::parse({"127.0.0.0/8", "10.0.0.0/8", "::1", "fd00::/8"});
    std::vector<std::string_view> forwarded;
    for (auto const& [name, value] : whole->fields)
        if (name == "x-forwarded-for") forwarded.push_back(value);
    auto const client = proxies.client("127.0.0.1", forwarded);
    require(plain_address(client) == client, "a client is an address");
    ByteRange range;
    if (read_range(whole->field("range"), 1000, range) == RangeVerdict::part)
        require(range.from >= 0 && range.bytes > 0 && range.from + range.bytes <= 1000, "a range lies in its file");
}

void body(std::string_view bytes) {
    if (bytes.empty()) return;
    auto const piece = 1 + static_cast<unsigned char>(bytes[0]) % 16u;
    bytes.remove_prefix(1);
    constexpr std::size_t most = 300;
    auto whole = BodyReader::of_chunks(most), cut = BodyReader::of_chunks(most);
    auto const taken = whole.feed(bytes);
    std::size_t in_parts = 0;
    while (in_parts < bytes.size() && cut.state() == BodyReader::State::reading)
        in_parts += cut.feed(bytes.substr(in_parts, piece));
    require(whole.state() == cut.state(), "chunks are the same however they are cut");
    require(whole.body().size() <= most && cut.body().size() <= most, "a body has its bound");
    if (whole.state() != BodyReader::State::done) return;
    require(whole.body() == cut.body() && taken == in_parts, "chunks are the same however they are cut");
}

void frames(std::string_view bytes) {
    FrameMeter::Verdict whole, cut, single;
    verdict_of(bytes, std::max<std::size_t>(bytes.size(), 1), whole);
    verdict_of(bytes, 7, cut);
    verdict_of(bytes, 1, single);
    require(whole == cut && cut == single, "frames count the same however they arrive");
}

void addresses(std::string_view bytes) {
    auto const text = take_line(bytes);
    auto const open = is_public_address(text);
    if (text.find('\0') == text.npos) require(!(open && surely_private(text)), "what is private is not public");
    auto const plain = plain_address(text);
    require(plain.empty() || plain_address(plain) == plain, "an address has one form");
    std::string const name{text};
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    static auto const guard = *Guard::parse({});
    if (::inet_pton(AF_INET, name.c_str(), &v4.sin_addr) == 1 && name.size() == text.size() && plain == name)
        require(guard.lets_out(reinterpret_cast<sockaddr const&>(v4)) == open, "bytes and text are judged alike");
    auto const trusted = TrustedProxies::parse({std::string{take_line(bytes)}});
    if (trusted) (void)trusted->trusts(text), (void)trusted->client(text, {bytes});
}

}  // namespace holdfast::fuzz
