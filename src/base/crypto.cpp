#include "holdfast/base/crypto.hpp"

#include <new>

#include <sodium.h>

#include "holdfast/base/assert.hpp"

namespace holdfast {
namespace {

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override { randombytes_buf(out.data(), out.size()); }
};

}  // namespace

void crypto_start() { HF_ASSERT(sodium_init() >= 0); }

std::uint64_t Random::number() {
    std::uint64_t value = 0;
    fill(std::as_writable_bytes(std::span{&value, 1}));
    return value;
}

Random& system_random() {
    static SystemRandom random;
    return random;
}

Digest sha256(std::string_view text) {
    Digest digest;
    crypto_hash_sha256(digest.data(), bytes_of(text), text.size());
    return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view text) {
    Digest digest;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
    crypto_auth_hmacsha256_final(&state, digest.data());
    return digest;
}

bool same_digest(std::span<std::uint8_t const> a, std::span<std::uint8_t const> b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::uint64_t short_digest(std::string_view text) {
    std::array<std::uint8_t, 64> digest;
    crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), nullptr, 0);
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | digest[i];
    return value;
}

struct LongDigest::State {
    crypto_generichash_state running;
};
LongDigest::LongDigest() : state_{std::make_unique<State>()} {
    crypto_generichash_init(&state_->running, nullptr, 0, Digest{}.size());
}
LongDigest::~LongDigest() = default;
void LongDigest::add(std::string_view bytes) {
    crypto_generichash_update(&state_->running, bytes_of(bytes), bytes.size());
}
Digest LongDigest::finish() {
    Digest out;
    crypto_generichash_final(&state_->running, out.data(), out.size());
    return out;
}

std::string hex(std::span<std::uint8_t const> bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto const byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string hex16(std::uint64_t value) {
    std::array<std::uint8_t, 8> bytes;
    for (int i = 7; i >= 0; --i, value >>= 8) bytes[i] = static_cast<std::uint8_t>(value);
    return hex(bytes);
}

std::optional<std::uint64_t> parse_hex16(std::string_view text) {
    if (text.size() != 16) return std::nullopt;
    std::uint64_t value = 0;
    for (char const c : text) {
        auto const digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return std::nullopt;
        value = value << 4 | static_cast<std::uint64_t>(digit);
    }
    return value;
}

std::string new_token(Random& random, std::string_view prefix, std::size_t bytes) {
    std::string secret(bytes, '\0');
    random.fill(std::as_writable_bytes(std::span{secret.data(), secret.size()}));
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(secret), bytes, variant);
    text.pop_back();  // libsodium's terminating zero
    return std::string{prefix} + text;
}

std::string hash_password(std::string_view password, PasswordCost cost) {
    char encoded[crypto_pwhash_STRBYTES];
    auto const done = crypto_pwhash_str_alg(encoded, password.data(), password.size(), cost.operations,
                                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) throw std::bad_alloc{};  // its only cause
    return encoded;
}

bool verify_password(std::string_view encoded, std::string_view password) {
    std::string const terminated{encoded};
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

}  // namespace holdfast
