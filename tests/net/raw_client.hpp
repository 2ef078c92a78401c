// A client that sends exactly the bytes it is told to, right or wrong, over one blocking socket with a patience.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace holdfast::net {

class RawClient {
public:
    // receive_buffer_bytes 0: as the kernel likes.
    explicit RawClient(int port, int receive_buffer_bytes = 0, std::string_view from = "127.0.0.1");
    RawClient(RawClient&& other) noexcept;
    ~RawClient();

    bool connected() const { return descriptor_ >= 0; }
    void send(std::string_view bytes);
    // No more will be sent.
    void half_close();
    // Resets the connection.
    void vanish();

    // Bytes up to the end of the text that is looked for, or all that came before the end or the end of patience.
    std::string read_until(std::string_view wanted, int patience_ms = 5000);
    std::string read_exactly(std::size_t size, int patience_ms = 5000);
    std::string read_to_end(int patience_ms = 5000);
    // Whether the server closes (or resets) within that time, whatever it says before.
    bool is_closed_within(int patience_ms);

private:
    bool fill(int patience_ms);  // false at the end or when nothing came
    int descriptor_ = -1;
    bool ended_ = false;
    std::string in_;
};

// An answer as a client reads it.
struct Answer {
    int status = 0;
    std::string head, body;
    std::string field(std::string_view lower_case_name) const;  // "-" when absent
};
Answer read_answer(RawClient& client, bool has_body = true, int patience_ms = 5000);

// GET, POST and so on with the fields that every request needs; `fields` are whole lines with their ends.
std::string request_text(std::string_view method, std::string_view target, std::string_view fields = "",
                         std::string_view body = "");

// --- WebSocket

inline constexpr std::string_view good_key = "dGhlIHNhbXBsZSBub25jZQ==";
std::string handshake_text(std::string_view fields = "", std::string_view key = good_key);

enum class Opcode : std::uint8_t { more = 0, text = 1, binary = 2, reserved = 3, close = 8, ping = 9, pong = 10 };
struct FrameForm {
    bool last = true, masked = true;
    int reserved_bits = 0;
    std::optional<std::uint64_t> claimed_size = {};
};
std::string client_frame(Opcode opcode, std::string_view payload, FrameForm form = {});

struct ServerFrame {
    int first_byte = -1;  // -1: the connection ended, or patience did
    std::string payload;
    bool is(Opcode opcode) const { return first_byte == (0x80 | static_cast<int>(opcode)); }
    int close_code() const;
};
ServerFrame read_frame(RawClient& client, int patience_ms = 5000);

}  // namespace holdfast::net
