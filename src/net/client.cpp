#include "holdfast/net/client.hpp"

#include <charconv>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "holdfast/base/time.hpp"
#include "net/request_body.hpp"
#include "net/request_head.hpp"

namespace holdfast::net {
namespace {

constexpr std::size_t answer_bytes_max = 64u << 20;

Problem problem(std::string_view code, std::string detail) {
    return {Fault::unavailable, std::string{code}, std::move(detail)};
}

struct Url {
    std::string host, port, target;
};

std::optional<Url> parse_url(std::string_view url) {
    static constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme) || url.find_first_of(" \r\n\t") != url.npos) return std::nullopt;
    url.remove_prefix(scheme.size());
    auto const slash = url.find('/');
    auto const authority = url.substr(0, slash);
    Url parsed{{}, "80", slash == url.npos ? "/" : std::string{url.substr(slash)}};
    auto const bracket = authority.find(']');
    auto const colon = authority.find(':', bracket == authority.npos ? 0 : bracket);
    parsed.host = authority.substr(0, colon);
    if (colon != authority.npos) parsed.port = authority.substr(colon + 1);
    if (parsed.host.empty() || parsed.port.empty()) return std::nullopt;
    return parsed;
}

// A socket that closes itself and knows when its time is up.
class Call {
public:
    explicit Call(int timeout_ms) : until_{system_clock().steady() + std::chrono::milliseconds{timeout_ms}} {}
    Call(Call const&) = delete;
    Call& operator=(Call const&) = delete;
    ~Call() { hang_up(); }

    bool connect(addrinfo const& to) {
        hang_up();
        descriptor_ = ::socket(to.ai_family, to.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, to.ai_protocol);
        if (descriptor_ < 0) return false;
        if (::connect(descriptor_, to.ai_addr, to.ai_addrlen) == 0) return true;
        if (errno != EINPROGRESS || !wait(POLLOUT)) return false;
        int error = 0;
        socklen_t size = sizeof error;
        return ::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const size = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
            else if (errno != EINTR && (errno != EAGAIN || !wait(POLLOUT))) return false;
        }
        return true;
    }

    // How many bytes came; 0 at the end, -1 when it broke or the time is up.
    int receive(char* out, std::size_t most) {
        for (;;) {
            auto const size = ::recv(descriptor_, out, most, 0);
            if (size >= 0) return static_cast<int>(size);
            if (errno != EINTR && (errno != EAGAIN || !wait(POLLIN))) return -1;
        }
    }

    bool timed_out() const { return timed_out_; }

private:
    bool wait(short events) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(until_ - system_clock().steady()).count();
        pollfd watched{descriptor_, events, 0};
        if (left > 0 && ::poll(&watched, 1, static_cast<int>(left)) > 0) return true;
        timed_out_ = true;
        return false;
    }

    void hang_up() {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }

    Monotonic until_;
    int descriptor_ = -1;
    bool timed_out_ = false;
};

bool connect(Call& call, Url const& url) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    auto host = url.host;
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    if (::getaddrinfo(host.c_str(), url.port.c_str(), &hints, &found) != 0) return false;
    bool connected = false;
    for (auto const* to = found; to != nullptr && !connected; to = to->ai_next) connected = call.connect(*to);
    ::freeaddrinfo(found);
    return connected;
}

std::string request_text(std::string_view method, Url const& url,
                         std::vector<std::pair<std::string, std::string>> const& headers, std::string_view body) {
    std::string text{method};
    text += ' ' + url.target + " HTTP/1.1\r\nHost: " + url.host;
    if (url.port != "80") text += ':' + url.port;
    text += "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    for (auto const& [name, value] : headers) text += name + ": " + value + "\r\n";
    text += "\r\n";
    text += body;
    return text;
}

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

// The status line and the fields of an answer. 0 when it makes no sense.
bool parse_answer_head(std::string_view head, Response& answer) {
    if (!head.starts_with("HTTP/1.") || head.size() < 12) return false;
    auto const [end, error] = std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    if (error != std::errc{} || end != head.data() + 12) return false;
    auto line_end = head.find("\r\n");
    while (line_end + 2 < head.size()) {
        head.remove_prefix(line_end + 2);
        line_end = head.find("\r\n");
        auto const line = head.substr(0, line_end);
        if (line.empty()) break;
        auto const colon = line.find(':');
        if (colon == line.npos) return false;
        auto const first = line.find_first_not_of(" \t", colon + 1);
        answer.headers.emplace_back(lower(line.substr(0, colon)),
                                    first == line.npos ? "" : std::string{line.substr(first)});
    }
    return true;
}

std::string_view field(Response const& answer, std::string_view lower_case_name) {
    for (auto const& [name, value] : answer.headers)
        if (name == lower_case_name) return value;
    return {};
}

// The body that follows a head: by its length, in chunks, or up to the end.
std::optional<std::string> decode_body(Response const& answer, std::string_view bytes) {
    if (equal_ignoring_case(field(answer, "transfer-encoding"), "chunked")) {
        auto reader = BodyReader::of_chunks(answer_bytes_max);
        reader.feed(bytes);
        if (reader.state() != BodyReader::State::done) return std::nullopt;
        return std::move(reader.body());
    }
    auto const length = field(answer, "content-length");
    if (length.empty()) return std::string{bytes};
    std::size_t wanted = 0;
    std::from_chars(length.data(), length.data() + length.size(), wanted);
    if (bytes.size() < wanted) return std::nullopt;
    return std::string{bytes.substr(0, wanted)};
}

}  // namespace

Result<Response> request(std::string_view method, std::string_view url,
                         std::vector<std::pair<std::string, std::string>> const& headers, std::string_view body,
                         int timeout_ms) {
    auto const parsed = parse_url(url);
    if (!parsed) return Problem{Fault::bad_request, "bad_url", "Not an http:// address: " + std::string{url}};
    Call call{timeout_ms};
    auto const failed = [&](std::string_view what) {
        return call.timed_out() ? problem("timed_out", "The server did not answer in time.")
                                : problem("unreachable", std::string{what});
    };
    if (!connect(call, *parsed)) return failed("Nothing answers at " + parsed->host + ":" + parsed->port + ".");
    if (!call.send(request_text(method, *parsed, headers, body))) return failed("The connection broke while sending.");

    std::string bytes;
    char part[16 * 1024];
    for (;;) {
        auto const size = call.receive(part, sizeof part);
        if (size < 0) return failed("The connection broke while reading.");
        if (size == 0) break;
        bytes.append(part, static_cast<std::size_t>(size));
        if (bytes.size() > answer_bytes_max) return problem("bad_answer", "The answer is larger than 64 MiB.");
    }
    Response answer;
    auto const head_end = bytes.find("\r\n\r\n");
    if (head_end == bytes.npos || !parse_answer_head(std::string_view{bytes}.substr(0, head_end + 4), answer))
        return problem("bad_answer", "What answers there does not speak HTTP.");
    if (method == "HEAD" || answer.status == 204 || answer.status == 304) return answer;
    auto content = decode_body(answer, std::string_view{bytes}.substr(head_end + 4));
    if (!content) return problem("bad_answer", "The answer is incomplete.");
    answer.body = std::move(*content);
    return answer;
}

}  // namespace holdfast::net
