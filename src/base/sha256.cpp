#include "holdfast/base/sha256.hpp"

#include <sodium.h>

#include "holdfast/base/crypto.hpp"

namespace holdfast {

struct Sha256::State {
    crypto_hash_sha256_state inner;
};

Sha256::Sha256() : state_{std::make_unique<State>()} { crypto_hash_sha256_init(&state_->inner); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_->inner, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
}

std::string Sha256::hex_digest() {
    Digest digest;
    crypto_hash_sha256_final(&state_->inner, digest.data());
    return hex(digest);
}

}  // namespace holdfast
