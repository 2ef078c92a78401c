// Digests, tokens and randomness, all from libsodium. Call crypto_start() once before anything here. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace holdfast {

void crypto_start();

// Random numbers as an interface, so that a simulation can replay them.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> out) = 0;
    std::uint64_t number();
};
Random& system_random();

using Digest = std::array<std::uint8_t, 32>;
Digest sha256(std::string_view text);
Digest hmac_sha256(std::string_view key, std::string_view text);
bool same_digest(std::span<std::uint8_t const> a, std::span<std::uint8_t const> b);  // constant time

// The first eight bytes of BLAKE2b (RFC 7693) of the text: the step of a log's chain of checks (D7).
std::uint64_t short_digest(std::string_view text);

// BLAKE2b-256 of bytes that come piece by piece: names the content of a file.
class LongDigest {
public:
    LongDigest();
    ~LongDigest();
    LongDigest(LongDigest const&) = delete;
    LongDigest& operator=(LongDigest const&) = delete;
    void add(std::string_view bytes);
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string hex(std::span<std::uint8_t const> bytes);
std::string hex16(std::uint64_t value);
std::optional<std::uint64_t> parse_hex16(std::string_view text);

// 256 random bits as base64url after a prefix, e.g. hf_…; only its SHA-256 is ever stored.
std::string new_token(Random& random, std::string_view prefix, std::size_t bytes = 32);

// argon2id (RFC 9106), encoded string with its own salt and costs. Slow on purpose: workers only.
struct PasswordCost {
    std::uint64_t operations = 2;
    std::uint64_t memory_bytes = 19u << 20;
};
std::string hash_password(std::string_view password, PasswordCost cost);
bool verify_password(std::string_view encoded, std::string_view password);

}  // namespace holdfast
