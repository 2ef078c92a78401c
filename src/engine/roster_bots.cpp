#include "holdfast/engine/bots.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast {
namespace {

constexpr std::size_t url_bytes_max = 2000;

Problem bad_url(std::string_view detail) { return {Fault::bad_request, "bad_url", std::string{detail}, "url"}; }

bool is_clean(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' || c == '`' ||
               c == '{' || c == '|' || c == '}';
    });
}

// What follows the last colon of a host, if one does; an IPv6 address has its own inside brackets.
bool has_port_or_none(std::string_view host) {
    auto const colon = host.rfind(':');
    if (colon == host.npos || host.find(']', colon) != host.npos) return true;
    int port = 0;
    auto const [end, error] = std::from_chars(host.data() + colon + 1, host.data() + host.size(), port);
    return error == std::errc{} && end == host.data() + host.size() && port >= 1 && port <= 65535;
}

}  // namespace

std::optional<BotFacts> bot_facts(ReadTx& tx, UserId bot) {
    auto query = tx.query("SELECT bot_owner, role, active, username, display_name FROM users WHERE id = ? AND bot = 1");
    if (!query.bind(bot.value).step()) return std::nullopt;
    return BotFacts{bot,
                    query.is_null(0) ? UserId{} : UserId{query.number(0)},
                    static_cast<Role>(query.number(1)),
                    query.number(2) != 0,
                    query.text(3),
                    query.text(4)};
}

bool manages_bots(Caller const& caller) {
    return caller.operates || permitted(caller.role, caller.bot, Permission::manage_people);
}

Result<BotFacts> bot_of(ReadTx& tx, Caller const& caller, UserId bot) {
    auto facts = bot_facts(tx, bot);
    bool const own = facts && !caller.bot && caller.user && facts->owner == caller.user;
    if (!facts || (!own && !manages_bots(caller)))
        return Problem{Fault::not_found, "not_found", "There is no such bot here.", "bot"};
    bool const above = facts->role > caller.role || (facts->role >= Role::admin && !own && caller.role != Role::owner);
    if (above && !caller.operates)
        return Problem{Fault::forbidden, "forbidden", "This bot may do more than you may give away.", "bot"};
    return std::move(*facts);
}

std::optional<Seq> bot_sees_from(ReadTx& tx, UserId bot, ChannelId channel) {
    auto query = tx.query("SELECT visible_from FROM members WHERE channel = ? AND user = ?");
    if (!query.bind(channel.value).bind(bot.value).step()) return std::nullopt;
    return query.number(0);
}

CommandSpec bot_command(std::string_view name, std::string_view method, std::string_view route, std::string_view help) {
    CommandSpec spec;
    spec.name = name;
    spec.method = method;
    spec.route = route;
    spec.needs = Permission::make_bots;
    spec.help = help;
    spec.refusals = "not_found";
    spec.example = "{}";
    spec.durable = spec.by_stream = false;
    return spec;
}

Result<std::string> clean_url(std::string_view text) {
    if (text.size() > url_bytes_max) return bad_url("This address is too long.");
    auto const scheme = text.substr(0, text.find("://") == text.npos ? 0 : text.find("://") + 3);
    if (scheme != "http://" && scheme != "https://") return bad_url("An address begins with https:// or http://.");
    auto const rest = text.substr(scheme.size());
    auto const host = rest.substr(0, rest.find_first_of("/?#"));
    if (host.empty() || host.starts_with(':') || !is_clean(text)) return bad_url("This is not an address.");
    if (host.find('@') != host.npos) return bad_url("No name and password in an address: use the signature.");
    if (!has_port_or_none(host)) return bad_url("A port is a number from 1 to 65535.");
    if (text.find('#') != text.npos) return bad_url("What follows # is never sent to a server.");
    return std::string{text};
}

std::string signature_of(std::string_view secret, Timestamp at, std::string_view body) {
    auto const seconds = std::to_string(micros(at) / 1'000'000);
    auto const digest = hmac_sha256(secret, seconds + "." + std::string{body});
    return "t=" + seconds + ",v1=" + hex(digest);
}

}  // namespace holdfast
