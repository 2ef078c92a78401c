// Forms that a text setting may be asked to have. Pure; any thread.
#pragma once

#include <string_view>

namespace holdfast {

bool is_listen_address_or_empty(std::string_view text);
bool is_listen_address(std::string_view text);  // 127.0.0.1:8080, [::1]:8080, 0.0.0.0:0
bool is_public_url(std::string_view text);      // https://chat.example.org; empty is allowed, a path is not
bool is_network(std::string_view text);         // 10.0.0.0/8, fd00::/8, 192.0.2.7
bool is_strong_token(std::string_view text);    // empty, or at least 32 of A-Z a-z 0-9 _ -

}  // namespace holdfast
