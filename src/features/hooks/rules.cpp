#include "features/hooks/rules.hpp"

#include <algorithm>

namespace holdfast::hooks {
namespace {

Problem invalid_payload(std::string_view why) { return {Fault::bad_request, "invalid_payload", std::string{why}}; }

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string form_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const coded =
            text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
        if (coded) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else out += text[i] == '+' ? ' ' : text[i];
    }
    return out;
}

std::optional<std::string> form_field(std::string_view body, std::string_view wanted) {
    while (!body.empty()) {
        auto const end = body.find('&');
        auto const part = body.substr(0, end);
        auto const equals = part.find('=');
        if (equals != std::string_view::npos && part.substr(0, equals) == wanted)
            return form_decoded(part.substr(equals + 1));
        if (end == std::string_view::npos) break;
        body.remove_prefix(end + 1);
    }
    return std::nullopt;
}

}  // namespace

bool runs_workspace(Caller const& caller) {
    return caller.operates || permitted(caller.role, caller.bot, Permission::manage_workspace);
}

Verdict decide_create(Seat const& seat, Caller const& caller, Makers makers, std::int64_t in_channel) {
    if (makers == Makers::admins && !runs_workspace(caller))
        return Problem{Fault::forbidden, "forbidden", "Here only admins make hooks. Ask one of them.", "channel"};
    if (seat.kind() == ChannelKind::direct)
        return Problem{Fault::forbidden, "forbidden", "A direct message has no hooks; make a channel for them.",
                       "channel"};
    if (in_channel >= hooks_per_channel_max)
        return Problem{Fault::conflict, "too_many_hooks", "This channel has 50 hooks already: delete one first.",
                       "channel"};
    return allowed();
}

bool may_keep(Hook const& hook, Caller const& caller, bool manages_channel) {
    return manages_channel || runs_workspace(caller) || hook.created_by == caller.user;
}

Problem hook_not_found() { return {Fault::not_found, "not_found", "There is no such hook here.", "hook"}; }

// What it says of itself counts less than what it is: many a script sends JSON under another name, or under none.
Result<Payload> payload_of(DoorCall const& call) {
    auto body = call.body;
    if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
    auto const first = body.find_first_not_of(" \t\r\n");
    bool const is_json = first != std::string_view::npos && body[first] == '{';
    auto const field = is_json ? std::nullopt : form_field(body, "payload");
    if (!is_json && !field) return invalid_payload("Send a JSON object, or a form with the field payload.");
    auto json = parse_json(field ? std::string_view{*field} : body);
    if (!json) return invalid_payload(json.error().detail);
    if (!json->is_object()) return invalid_payload("The payload is a JSON object.");
    return Payload{std::make_shared<Json const>(std::move(*json))};
}

DoorAnswer answer_of(Problem const* problem) {
    if (!problem) return {200, "ok"};
    if (problem->code == "channel_is_archived") return {410, problem->code};
    switch (problem->fault) {
        case Fault::bad_request: return {400, problem->code};
        case Fault::unauthorized:
        case Fault::forbidden: return {403, problem->code};
        case Fault::not_found: return {404, problem->code};
        case Fault::conflict: return {409, problem->code};
        case Fault::too_large: return {413, problem->code};
        case Fault::rate_limited: return {429, problem->code};
        case Fault::overloaded:
        case Fault::draining:
        case Fault::disk_full:
        case Fault::unavailable: return {503, problem->code};
        case Fault::internal: break;
    }
    return {500, "internal"};
}

}  // namespace holdfast::hooks
