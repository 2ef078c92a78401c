// The table of settings. A new one is one entry here and a field in the struct that it is put into.
#include <algorithm>
#include <array>

#include "holdfast/app/settings.hpp"
#include "setting_forms.hpp"

namespace holdfast {
namespace {

using Fits = bool (*)(std::string_view);

struct Range {
    std::int64_t least, most;
};
constexpr std::int64_t hour_ms = 3'600'000, mib = 1 << 20, tib = 1LL << 40;

// Where a setting is put: the members to walk from Settings, e.g. <&Settings::engine, &EngineSettings::readers>.
template <auto... Path>
constexpr Setting number(std::string_view key, std::string_view fallback, Range range, std::string_view unit,
                         std::string_view help) {
    return {key,
            SettingType::number,
            fallback,
            range.least,
            range.most,
            unit,
            help,
            false,
            [](Settings& settings, SettingValue const& value) {
                auto& place = (settings.*....*Path);
                place = static_cast<std::remove_reference_t<decltype(place)>>(value.number);
            }};
}
template <auto... Path>
constexpr Setting text(std::string_view key, std::string_view fallback, Range bytes, std::string_view form, Fits fits,
                       std::string_view help) {
    return {key,
            SettingType::text,
            fallback,
            bytes.least,
            bytes.most,
            form,
            help,
            false,
            [](Settings& settings, SettingValue const& value) { (settings.*....*Path) = value.text; },
            fits};
}
template <auto... Path>
constexpr Setting choice(std::string_view key, std::string_view fallback, std::string_view words,
                         std::string_view help) {
    return {key,
            SettingType::choice,
            fallback,
            0,
            0,
            words,
            help,
            false,
            [](Settings& settings, SettingValue const& value) { (settings.*....*Path) = value.text; }};
}
template <auto... Path>
constexpr Setting list(std::string_view key, Range items, std::string_view form, Fits fits, std::string_view help) {
    return {key,
            SettingType::list,
            "",
            items.least,
            items.most,
            form,
            help,
            false,
            [](Settings& settings, SettingValue const& value) { (settings.*....*Path) = value.list; },
            fits};
}
constexpr Setting secret(Setting setting) {
    setting.secret = true;
    return setting;
}
constexpr Setting also(Setting setting, void (*put)(Settings&, SettingValue const&)) {
    setting.put = put;
    return setting;
}

using E = EngineSettings;
using N = net::ServerSettings;
constexpr auto engine = &Settings::engine;
constexpr auto server = &Settings::server;
constexpr auto courier = &Settings::courier;

constexpr std::array table{
    text<server, &N::listen>("listen", "127.0.0.1:8080", {3, 64}, "ADDRESS:PORT with an IP address, IPv6 as [::1]:8080",
                             is_listen_address, "Where to listen for HTTP. Port 0 takes a free one."),
    text<&Settings::public_url>("public_url", "", {0, 255}, "http(s)://HOST or http(s)://HOST:PORT, without a path",
                                is_public_url,
                                "The address people type: for links, and the only origin browsers may come from. "
                                "Empty: as the browser says."),
    text<&Settings::metrics_listen>(
        "metrics_listen", "", {0, 64}, "empty, or ADDRESS:PORT as for listen", is_listen_address_or_empty,
        "Where Prometheus finds /metrics: figures of the server, nobody's words. Empty: nowhere."),
    list<server, &N::trusted_proxies>("trusted_proxies", {0, 64}, "IP addresses and networks such as 10.0.0.0/8",
                                      is_network,
                                      "Proxies that are believed when X-Forwarded-For says who the client is."),

    list<courier, &net::CourierSettings::allow_private>(
        "outgoing_allow_private", {0, 64}, "IP addresses and networks such as 10.0.0.0/8", is_network,
        "Networks of your own that webhooks and slash commands may reach. Empty: the public internet alone."),

    choice<&Settings::log_format>("log_format", "auto", "auto json text",
                                  "How the log on standard error looks. "
                                  "auto: text on a terminal, JSON elsewhere."),
    choice<&Settings::log_level>("log_level", "info", "debug info warn error",
                                 "The least that is worth a line. "
                                 "Read again on SIGHUP."),
    secret(text<&Settings::operator_token>(
        "operator_token", "", {0, 256}, "at least 32 of A-Z a-z 0-9 _ -", is_strong_token,
        "Bearer token of the ops person, who may do anything. Empty: a new one at each "
        "start, in control.json.")),

    number<&Settings::loops>("loops", "0", {0, 256}, "threads", "Threads that own sockets. 0: one for each processor."),
    number<engine, &E::readers>("readers", "2", {1, 64}, "threads", "Threads that read history, search and snapshots."),
    number<server, &N::connections_max>("connections_max", "20000", {1, 1'000'000}, "sockets",
                                        "Sockets held at once, of all kinds; what more comes is answered 503."),
    number<server, &N::connections_per_address_max>("connections_per_address_max", "0", {0, 1'000'000}, "sockets",
                                                    "Sockets held at once by one address. 0: no bound."),
    number<engine, &E::sockets_per_person_max>("sockets_per_person_max", "20", {1, 10'000}, "sockets",
                                               "Streams of one person at once."),

    number<engine, &E::rate_per_second>("rate_per_second", "20", {0, 100'000}, "commands a second",
                                        "What one person may send on average. 0: no limit."),
    number<engine, &E::rate_burst>("rate_burst", "60", {1, 1'000'000}, "commands", "What one person may send at once."),
    number<&Settings::sign_in_per_minute>("sign_in_per_minute", "20", {1, 100'000}, "tries a minute",
                                          "Sign-ins, resets and the like from one address, and for one name."),
    choice<&Settings::mention_everyone>(
        "mention_everyone", "everyone", "everyone members admins nobody",
        "Who may name everybody in a channel by @channel or @here. members: not guests."),
    number<engine, &E::in_flight_max>("in_flight_max", "16", {1, 1'000}, "commands",
                                      "Commands of one stream without an answer."),
    number<engine, &E::cursors_max>("cursors_max", "2000", {1, 100'000}, "cursors",
                                    "Channels that one start may name."),
    number<engine, &E::watch_max>("watch_max", "200", {1, 10'000}, "people",
                                  "People whose presence one stream may watch."),

    also(number<engine, &E::frame_bytes_max>("frame_bytes_max", "131072", {1024, 16 * mib}, "bytes",
                                             "The longest message a stream may send; longer ones close it (1009)."),
         [](Settings& settings, SettingValue const& value) {
             settings.engine.frame_bytes_max = settings.server.frame_bytes_max = static_cast<std::size_t>(value.number);
         }),
    number<server, &N::body_bytes_max>("body_bytes_max", "1048576", {1024, 1024 * mib}, "bytes",
                                       "The longest request body."),
    // The longest event, a message of 16 KiB with every character escaped, has to fit.
    number<engine, &E::outbox_bytes_max>("outbox_bytes_max", "262144", {65'536, 64 * mib}, "bytes",
                                         "What may wait for one client; past that it reads pages at its own pace."),
    number<server, &N::send_buffer_bytes>(
        "send_buffer_bytes", "131072", {4096, 16 * mib}, "bytes",
        "The kernel's buffer of one socket: small, so that a slow reader is noticed."),
    number<engine, &E::page_events>("page_events", "200", {1, 500}, "events", "Events in one page of catching up."),
    number<engine, &E::pull_behind_max>("pull_behind_max", "10000", {1, 10'000'000}, "events",
                                        "A client further behind in a log than this reads history instead of events."),
    number<engine, &E::me_log_events_max>("me_log_events_max", "10000", {1, 1'000'000}, "events",
                                          "What each @me log keeps."),
    number<engine, &E::me_log_days_max>("me_log_days_max", "30", {1, 3650}, "days", "How long each @me log keeps it."),
    number<engine, &E::session_idle_days>("session_idle_days", "30", {1, 3650}, "days",
                                          "A browser's session that nobody used for so long is over."),

    number<engine, &E::writer_queue_max>("writer_queue_max", "4096", {1, 1'000'000}, "commands",
                                         "Commands waiting to be stored; past that: overloaded."),
    number<engine, &E::reader_queue_max>("reader_queue_max", "4096", {1, 1'000'000}, "reads",
                                         "Reads waiting for a thread; past that: overloaded."),
    number<engine, &E::worker_queue_max>("worker_queue_max", "64", {1, 10'000}, "jobs",
                                         "Slow jobs, such as checking a password, that wait; past that: overloaded."),

    number<&Settings::file_bytes_max>("file_bytes_max", "104857600", {1, tib}, "bytes",
                                      "The most that one uploaded file may hold."),
    number<&Settings::files_person_bytes_max>("files_person_bytes_max", "0", {0, tib}, "bytes",
                                              "The most that the files of one person may hold together. 0: no bound."),
    number<&Settings::files_bytes_max>("files_bytes_max", "0", {0, 1024 * tib}, "bytes",
                                       "The most that all files together may take of the disk. 0: no bound."),
    number<engine, &E::byte_workers>("byte_workers", "2", {1, 64}, "threads",
                                     "Threads that take uploads and make pictures small."),

    number<engine, &E::heartbeat_ms>("heartbeat_ms", "25000", {100, 300'000}, "ms",
                                     "How often a stream says that it lives."),
    number<engine, &E::stall_ms>("stall_ms", "30000", {100, hour_ms}, "ms",
                                 "A client that takes nothing for so long is closed (4408)."),
    number<engine, &E::spread_ms>("spread_ms", "4000", {0, 600'000}, "ms",
                                  "Clients that were cut off come back at a random time within this."),
    number<engine, &E::drain_ms>("drain_ms", "8000", {0, 8500}, "ms",
                                 "How long a stopping server waits for clients to leave."),
    number<server, &N::header_timeout_ms>("header_timeout_ms", "10000", {100, hour_ms}, "ms",
                                          "For the head of a request to arrive."),
    number<server, &N::body_timeout_ms>("body_timeout_ms", "30000", {100, hour_ms}, "ms",
                                        "For the body of a request to arrive."),
    number<server, &N::idle_timeout_ms>("idle_timeout_ms", "60000", {100, hour_ms}, "ms",
                                        "Between two requests of one connection."),
};

constexpr bool keys_are_distinct() {
    for (std::size_t i = 0; i < table.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (table[i].key == table[k].key) return false;
    return true;
}
static_assert(keys_are_distinct());

std::string quoted_words(std::string_view words) {
    std::string out;
    for (std::size_t from = 0; from < words.size();) {
        auto const end = std::min(words.find(' ', from), words.size());
        if (from > 0) out += end == words.size() ? " or " : ", ";
        out += words.substr(from, end - from);
        from = end + 1;
    }
    return out;
}

}  // namespace

std::span<Setting const> all_settings() { return table; }

Setting const* find_setting(std::string_view key) {
    auto const found = std::ranges::find(table, key, &Setting::key);
    return found == table.end() ? nullptr : &*found;
}

std::string expected(Setting const& setting) {
    auto const most = std::to_string(setting.most);
    auto const form = std::string{setting.unit};
    switch (setting.type) {
        case SettingType::number:
            return "a whole number from " + std::to_string(setting.least) + " to " + most + " (" + form + ")";
        case SettingType::text: return form + ", at most " + most + " bytes";
        case SettingType::list: return "a list of at most " + most + " " + form;
        case SettingType::choice: break;
    }
    return quoted_words(setting.unit);
}

}  // namespace holdfast
