#include "net/raw_client.hpp"

#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace holdfast::net {

RawClient::RawClient(int port, int receive_buffer_bytes, std::string_view from) {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor_ < 0) throw std::runtime_error{"no socket"};
    if (receive_buffer_bytes > 0)
        ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    ::inet_pton(AF_INET, std::string{from}.c_str(), &here.sin_addr);
    if (from != "127.0.0.1") ::bind(descriptor_, reinterpret_cast<sockaddr*>(&here), sizeof here);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    there.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&there), sizeof there) != 0) {
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

RawClient::RawClient(RawClient&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, ended_{other.ended_}, in_{std::move(other.in_)} {}

RawClient::~RawClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const size = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (size <= 0) return;  // the server has had enough: what it said is there to be read
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
}

void RawClient::half_close() { ::shutdown(descriptor_, SHUT_WR); }

void RawClient::vanish() {
    linger const at_once{1, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(descriptor_, -1));
}

bool RawClient::fill(int patience_ms) {
    pollfd watched{descriptor_, POLLIN, 0};
    if (ended_ || ::poll(&watched, 1, patience_ms) <= 0) return false;
    char part[64 * 1024];
    auto const size = ::recv(descriptor_, part, sizeof part, 0);
    if (size <= 0) {
        ended_ = true;
        return false;
    }
    in_.append(part, static_cast<std::size_t>(size));
    return true;
}

std::string RawClient::read_until(std::string_view wanted, int patience_ms) {
    std::size_t at;
    while ((at = in_.find(wanted)) == in_.npos)
        if (!fill(patience_ms)) return std::exchange(in_, {});
    auto const size = at + wanted.size();
    auto found = in_.substr(0, size);
    in_.erase(0, size);
    return found;
}

std::string RawClient::read_exactly(std::size_t size, int patience_ms) {
    while (in_.size() < size)
        if (!fill(patience_ms)) break;
    auto found = in_.substr(0, size);
    in_.erase(0, found.size());
    return found;
}

std::string RawClient::read_to_end(int patience_ms) {
    while (fill(patience_ms)) {}
    return std::exchange(in_, {});
}

bool RawClient::is_closed_within(int patience_ms) {
    while (fill(patience_ms)) {}
    return ended_;
}

std::string Answer::field(std::string_view lower_case_name) const {
    std::string lowered = head;
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    auto const at = lowered.find("\r\n" + std::string{lower_case_name} + ": ");
    if (at == lowered.npos) return "-";
    auto const first = at + lower_case_name.size() + 4;
    return head.substr(first, head.find("\r\n", first) - first);
}

Answer read_answer(RawClient& client, bool has_body, int patience_ms) {
    Answer answer;
    answer.head = client.read_until("\r\n\r\n", patience_ms);
    if (answer.head.size() > 12) answer.status = std::atoi(answer.head.c_str() + 9);
    auto const length = answer.field("content-length");
    if (has_body && length != "-") answer.body = client.read_exactly(std::stoul(length), patience_ms);
    return answer;
}

std::string request_text(std::string_view method, std::string_view target, std::string_view fields,
                         std::string_view body) {
    std::string text{method};
    text += ' ';
    text += target;
    text += " HTTP/1.1\r\nHost: holdfast.test\r\n";
    text += fields;
    if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    text += "\r\n";
    text += body;
    return text;
}

std::string handshake_text(std::string_view fields, std::string_view key) {
    std::string lines{
        "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "};
    lines += key;
    lines += "\r\n";
    lines += fields;
    return request_text("GET", "/api/v1/stream", lines);
}

std::string client_frame(Opcode opcode, std::string_view payload, FrameForm form) {
    static constexpr unsigned char mask[4] = {0x11, 0x42, 0xA3, 0xF4};
    std::string frame;
    frame += static_cast<char>((form.last ? 0x80 : 0) | form.reserved_bits << 4 | static_cast<int>(opcode));
    auto const size = form.claimed_size.value_or(payload.size());
    auto const masked = form.masked ? 0x80 : 0;
    auto const append = [&](int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) frame += static_cast<char>(size >> shift);
    };
    if (size < 126) {
        frame += static_cast<char>(masked | static_cast<int>(size));
    } else if (size < 65536) {
        frame += static_cast<char>(masked | 126);
        append(2);
    } else {
        frame += static_cast<char>(masked | 127);
        append(8);
    }
    if (form.masked) frame.append(reinterpret_cast<char const*>(mask), 4);
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame += form.masked ? static_cast<char>(payload[i] ^ mask[i % 4]) : payload[i];
    return frame;
}

int ServerFrame::close_code() const {
    if (!is(Opcode::close) || payload.size() < 2) return -1;
    return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

ServerFrame read_frame(RawClient& client, int patience_ms) {
    auto const number = [](std::string const& bytes) {
        std::uint64_t value = 0;
        for (char const c : bytes) value = value << 8 | static_cast<unsigned char>(c);
        return value;
    };
    auto const start = client.read_exactly(2, patience_ms);
    if (start.size() < 2) return {};
    std::uint64_t size = static_cast<unsigned char>(start[1]);
    if (size == 126) size = number(client.read_exactly(2, patience_ms));
    else if (size == 127) size = number(client.read_exactly(8, patience_ms));
    ServerFrame frame{static_cast<unsigned char>(start[0]), client.read_exactly(size, patience_ms)};
    if (frame.payload.size() < size) return {};
    return frame;
}

}  // namespace holdfast::net
