#include "features/slash/rules.hpp"

#include <algorithm>

#include "holdfast/base/crypto.hpp"
#include "holdfast/domain/encodings.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::slash {
namespace {

constexpr std::array<std::string_view, 17> reserved{"me",     "shrug",  "topic", "invite", "leave",  "mute",
                                                    "status", "dnd",    "away",  "search", "help",   "join",
                                                    "msg",    "remind", "open",  "who",    "archive"};
constexpr std::size_t name_bytes_most = 64;

Problem bad_name() {
    return {Fault::bad_request, "bad_value", "A command is one word, without blanks, slashes, @ or #.", "name"};
}

std::string text_in(Json const& json, char const* name) {
    auto const found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

void add_line(std::string& out, std::string const& line) {
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
}

// The words of blocks, for answers that say everything in them.
std::string text_of_blocks(Json const& json) {
    std::string out;
    auto const blocks = json.find("blocks");
    if (blocks == json.end() || !blocks->is_array()) return out;
    for (auto const& block : *blocks) {
        if (!block.is_object()) continue;
        if (auto const text = block.find("text"); text != block.end() && text->is_object())
            add_line(out, text_in(*text, "text"));
        for (auto const* list : {"fields", "elements"})
            if (auto const found = block.find(list); found != block.end() && found->is_array())
                for (auto const& part : *found)
                    if (part.is_object()) add_line(out, text_in(part, "text"));
    }
    return out;
}

std::string digest_of(std::string_view secret, InvocationId id) {
    auto const digest = hmac_sha256(secret, "response to " + to_text(id));
    return hex(digest);
}

}  // namespace

Result<std::string> clean_slash_name(std::string_view text) {
    if (text.starts_with('/')) text.remove_prefix(1);
    auto const clean = clean_name(text, "name", name_bytes_most);
    if (!clean) return clean.error();
    auto name = name_key(*clean);
    if (name.empty() || name.size() > name_bytes_most || name.find_first_of(" /@#") != name.npos ||
        !(static_cast<unsigned char>(name[0]) >= 0x80 || std::isalnum(static_cast<unsigned char>(name[0]))))
        return bad_name();
    if (std::find(reserved.begin(), reserved.end(), name) != reserved.end())
        return Problem{Fault::conflict, "command_taken", "This command belongs to the house.", "name"};
    return name;
}

std::string form_of(std::vector<std::pair<std::string_view, std::string>> const& fields) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (auto const& [name, value] : fields) {
        if (!out.empty()) out += '&';
        out += name;
        out += '=';
        for (auto const c : value) {
            auto const byte = static_cast<unsigned char>(c);
            if (byte < 0x80 && (std::isalnum(byte) || c == '-' || c == '_' || c == '.' || c == '~')) out += c;
            else if (c == ' ') out += '+';
            else {
                out += '%';
                out += digits[byte >> 4];
                out += digits[byte & 15];
            }
        }
    }
    return out;
}

std::optional<Answer> answer_of(std::string_view type, std::string_view body) {
    auto const first = body.find_first_not_of(" \t\r\n");
    if (first == body.npos) return Answer{};
    bool const json_like = type.starts_with("application/json") || body[first] == '{';
    if (!json_like) {
        auto text = text_of_file(body);
        if (!text) return std::nullopt;
        return Answer{Audience::ephemeral, std::move(*text)};
    }
    auto const json = parse_json(body);
    if (!json || !json->is_object()) return std::nullopt;
    Answer answer;
    if (text_in(*json, "response_type") == "in_channel") answer.audience = Audience::in_channel;
    answer.text = text_in(*json, "text");
    if (answer.text.empty()) answer.text = text_of_blocks(*json);
    return answer;
}

std::string response_code(std::string_view secret, InvocationId id) {
    return to_text(id) + "_" + digest_of(secret, id);
}

std::optional<InvocationId> invocation_of(std::string_view secret, std::string_view code) {
    auto const id = parse_id<InvocationTag>(code.substr(0, code.find('_')));
    if (!id) return std::nullopt;
    auto const right = sha256(response_code(secret, *id)), given = sha256(code);
    if (!same_digest(right, given)) return std::nullopt;
    return id;
}

}  // namespace holdfast::slash
