#include "holdfast/net/static_files.hpp"

#include <algorithm>

#include "net/encoding.hpp"
#include "net/refusal.hpp"
#include "net/request_head.hpp"

namespace holdfast::net {
namespace {

constexpr std::string_view page_path = "/index.html";

// Everything comes from the server itself; pictures may also be made in the page.
constexpr std::string_view content_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; frame-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

bool is_ours(std::string_view path) { return path != "/api" && !path.starts_with("/api/"); }

// A client-side route such as /channels/C0… and not a file that is missing.
bool is_route(std::string_view path) { return path.substr(path.rfind('/') + 1).find('.') == path.npos; }

// W/"x" and "x" are the same for a GET (RFC 9110, 8.8.3.2).
std::string_view opaque_tag(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
}

bool has_tag(std::string_view list, std::string_view tag) {
    while (!list.empty()) {
        auto const comma = list.find(',');
        auto item = list.substr(0, comma);
        auto const first = item.find_first_not_of(" \t");
        if (first != item.npos) {
            item = item.substr(first, item.find_last_not_of(" \t") - first + 1);
            if (item == "*" || opaque_tag(item) == opaque_tag(tag)) return true;
        }
        if (comma == list.npos) break;
        list.remove_prefix(comma + 1);
    }
    return false;
}

void add_safety(Response& answer) {
    answer.headers.emplace_back("Content-Security-Policy", content_policy);
    answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
    answer.headers.emplace_back("Referrer-Policy", "no-referrer");
    answer.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    answer.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    answer.headers.emplace_back("X-Frame-Options", "DENY");
}

void choose_coding(Response& answer, Asset const& file, std::string_view accept_encoding) {
    answer.static_body = file.identity;
    if (!file.brotli.empty() && accepts_coding(accept_encoding, "br")) {
        answer.static_body = file.brotli;
        answer.headers.emplace_back("Content-Encoding", "br");
    } else if (!file.gzip.empty() && accepts_coding(accept_encoding, "gzip")) {
        answer.static_body = file.gzip;
        answer.headers.emplace_back("Content-Encoding", "gzip");
    }
}

}  // namespace

std::optional<Response> StaticFiles::answer(Request const& request) const {
    if (!is_ours(request.path)) return std::nullopt;
    auto file = find(request.path);
    if (file == nullptr && is_route(request.path)) file = find(page_path);
    if (file == nullptr) return std::nullopt;
    if (request.method != "GET" && request.method != "HEAD") {
        auto refused = problem_answer(405, "method_not_allowed", "Files can be read only.", request.id);
        refused.headers.emplace_back("Allow", "GET, HEAD");
        return refused;
    }

    Response answer;
    answer.headers.emplace_back("Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    answer.headers.emplace_back("ETag", file->etag);
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    add_safety(answer);
    if (has_tag(request.header("if-none-match"), file->etag)) {
        answer.status = 304;
        return answer;
    }
    answer.headers.emplace_back("Content-Type", file->content_type);
    choose_coding(answer, *file, request.header("accept-encoding"));
    return answer;
}

Asset const* StaticFiles::find(std::string_view path) const {
    auto const place = std::lower_bound(files_.begin(), files_.end(), path,
                                        [](Asset const& file, std::string_view wanted) { return file.path < wanted; });
    return place != files_.end() && place->path == path ? &*place : nullptr;
}

}  // namespace holdfast::net
