// Content codings: which of them a client takes, and gzip of an answer.
// Pure; any thread. Bounded: one deflate state (256 KiB) while a body is compressed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::net {

// Whether an Accept-Encoding field allows the coding: named without q=0, or * where it is not named.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

// Nothing when memory is short or nothing would be saved.
std::optional<std::string> gzip(std::string_view bytes);

}  // namespace holdfast::net
