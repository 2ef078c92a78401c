#include "net/refusal.hpp"

#include "holdfast/base/json.hpp"

namespace holdfast::net {

Response problem_answer(int status, std::string_view code, std::string_view detail, std::string_view request_id) {
    Response answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
    JsonObject{answer.body}
        .text("type", "about:blank")
        .text("title", reason_phrase(status))
        .number("status", status)
        .text("detail", detail)
        .text("code", code)
        .text("request_id", request_id);
    return answer;
}

Response problem_answer(Refusal const& refusal, std::string_view request_id) {
    auto answer = problem_answer(refusal.status, refusal.code, refusal.detail, request_id);
    if (refusal.status == 405) answer.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return answer;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 421: return "Misdirected Request";
        case 422: return "Unprocessable Content";
        case 426: return "Upgrade Required";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return status < 400 ? "Done" : "Error";
    }
}

}  // namespace holdfast::net
