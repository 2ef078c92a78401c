// The web client, embedded in the program: every file of web/dist with its compressed twins, ready to send.
// Constant data; any thread. The table is written by cmake/embed_assets.mjs and linked by app alone, which hands it to net.
#pragma once

#include <span>
#include <string_view>

namespace holdfast {

struct Asset {
    std::string_view path;          // as asked for: /index.html, /assets/plain-B7x2kQ.js
    std::string_view content_type;  // with its charset where it is text
    std::string_view etag;          // weak and quoted, as sent: the same for all three forms
    bool immutable;                 // the name holds a digest of the content: may be cached for ever
    std::string_view identity;
    std::string_view gzip;    // empty where it would save nothing
    std::string_view brotli;  // empty where it would save nothing
};

// Sorted by path.
std::span<Asset const> assets();

}  // namespace holdfast
