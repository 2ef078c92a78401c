#include "app/slack/export.hpp"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace holdfast::slack {
namespace {

Json const nothing;
constexpr std::int64_t seconds_max = 32'503'680'000;  // the year 3000

Json const& member(Json const& in, std::string_view name) {
    if (!in.is_object()) return nothing;
    auto const found = in.find(name);
    return found == in.end() ? nothing : *found;
}
std::string text(Json const& in, std::string_view name) {
    auto const& value = member(in, name);
    return value.is_string() ? value.get<std::string>() : std::string{};
}
bool flag(Json const& in, std::string_view name) {
    auto const& value = member(in, name);
    return value.is_boolean() && value.get<bool>();
}
std::vector<std::string> texts(Json const& in, std::string_view name) {
    std::vector<std::string> out;
    auto const& list = member(in, name);
    if (list.is_array())
        for (auto const& item : list)
            if (item.is_string()) out.push_back(item.get<std::string>());
    return out;
}
std::string first_of(std::initializer_list<std::string> candidates) {
    for (auto const& one : candidates)
        if (!one.empty()) return one;
    return {};
}

Person person_of(Json const& in) {
    auto const& profile = member(in, "profile");
    Person out;
    out.id = text(in, "id");
    out.name = text(in, "name");
    out.shown = first_of({text(profile, "display_name"), text(profile, "real_name"), text(in, "real_name"), out.name});
    out.email = text(profile, "email");
    out.bot = flag(in, "is_bot") || out.id == "USLACKBOT";
    out.guest = flag(in, "is_restricted") || flag(in, "is_ultra_restricted");
    out.gone = flag(in, "deleted");
    return out;
}

Room room_of(Json const& in, Kind kind, bool by_id) {
    Room out;
    out.kind = kind;
    out.id = text(in, "id");
    out.name = text(in, "name");
    out.folder = by_id ? out.id : out.name;
    out.topic = first_of({text(member(in, "topic"), "value"), text(member(in, "purpose"), "value")});
    out.creator = text(in, "creator");
    out.archived = flag(in, "is_archived");
    out.members = texts(in, "members");
    auto const& created = member(in, "created");
    if (created.is_number_integer())
        out.created = from_micros(std::clamp<std::int64_t>(created.get<std::int64_t>(), 0, seconds_max) * 1'000'000);
    auto const& pins = member(in, "pins");
    if (pins.is_array())
        for (auto const& pin : pins) out.pins.emplace(text(pin, "id"), text(pin, "user"));
    return out;
}

std::optional<Problem> read_rooms(Archive const& archive, std::string_view name, Kind kind, bool by_id,
                                  std::vector<Room>& rooms) {
    if (!archive.holds(name)) return std::nullopt;
    auto const bytes = archive.read(name);
    if (!bytes) return bytes.error();
    auto const json = parse_json(*bytes);
    if (!json) return json.error();
    if (!json->is_array()) return std::nullopt;
    for (auto const& item : *json) rooms.push_back(room_of(item, kind, by_id));
    return std::nullopt;
}

std::vector<Reaction> reactions_of(Json const& in) {
    std::vector<Reaction> out;
    if (!in.is_array()) return out;
    for (auto const& item : in) out.push_back({text(item, "name"), texts(item, "users")});
    return out;
}

Post post_of(Json const& in, Room const& room) {
    Post out;
    out.ts = text(in, "ts");
    out.at = time_of(out.ts).value_or(Timestamp{});
    out.thread = text(in, "thread_ts");
    if (out.thread == out.ts) out.thread.clear();
    out.subtype = text(in, "subtype");
    out.author = text(in, "user");
    if (out.author.empty() || !text(in, "username").empty()) {
        auto const& profile = member(in, "bot_profile");
        out.program = first_of({text(in, "username"), text(profile, "name"), text(in, "bot_id")});
        out.program_icon = text(member(in, "icons"), "emoji");
    }
    out.shown =
        first_of({text(member(in, "user_profile"), "display_name"), text(member(in, "user_profile"), "real_name")});
    out.text = text(in, "text");
    out.edited = member(in, "edited").is_object();
    out.broadcast = out.subtype == "thread_broadcast";
    out.reactions = reactions_of(member(in, "reactions"));
    if (auto const pin = room.pins.find(out.ts); pin != room.pins.end()) out.pinned_by = pin->second;
    else if (!texts(in, "pinned_to").empty()) out.pinned_by = text(member(in, "pinned_info"), "pinned_by");
    auto const& files = member(in, "files");
    if (files.is_array())
        for (auto const& file : files)
            out.files.push_back({text(file, "id"), first_of({text(file, "name"), text(file, "title"), "file"})});
    out.attachments = member(in, "attachments");
    return out;
}

}  // namespace

std::optional<Timestamp> time_of(std::string_view ts) {
    auto const dot = std::min(ts.find('.'), ts.size());
    std::int64_t seconds = 0, fraction = 0;
    auto const whole = std::from_chars(ts.data(), ts.data() + dot, seconds);
    if (whole.ec != std::errc{} || whole.ptr != ts.data() + dot || seconds < 0 || seconds > seconds_max)
        return std::nullopt;
    auto const digits = dot < ts.size() ? ts.substr(dot + 1, 6) : std::string_view{};
    if (!digits.empty()) {
        auto const part = std::from_chars(digits.data(), digits.data() + digits.size(), fraction);
        if (part.ec != std::errc{} || part.ptr != digits.data() + digits.size() || fraction < 0) return std::nullopt;
        for (auto n = digits.size(); n < 6; ++n) fraction *= 10;
    }
    return from_micros(seconds * 1'000'000 + fraction);
}

Result<Workspace> read_workspace(Archive const& archive) {
    if (!archive.holds("users.json") || !archive.holds("channels.json"))
        return Problem{Fault::bad_request, "not_an_export",
                       "This is no Slack export: users.json and channels.json are not at its top."};
    Workspace out;
    auto const bytes = archive.read("users.json");
    if (!bytes) return bytes.error();
    auto const people = parse_json(*bytes);
    if (!people) return people.error();
    if (people->is_array())
        for (auto const& item : *people) out.people.push_back(person_of(item));
    struct List {
        std::string_view name;
        Kind kind;
        bool by_id;
    };
    for (auto const& [name, kind, by_id] :
         {List{"channels.json", Kind::open, false}, List{"groups.json", Kind::closed, false},
          List{"dms.json", Kind::direct, true}, List{"mpims.json", Kind::direct, false}})
        if (auto problem = read_rooms(archive, name, kind, by_id, out.rooms)) return *problem;
    return out;
}

std::vector<std::string> days_of(Archive const& archive, Room const& room) {
    std::vector<std::string> out;
    if (room.folder.empty()) return out;
    auto const prefix = room.folder + "/";
    auto const& entries = archive.entries();
    for (auto it = entries.lower_bound(prefix); it != entries.end() && it->first.starts_with(prefix); ++it) {
        auto const name = std::string_view{it->first}.substr(prefix.size());
        if (name.size() == 15 && name.ends_with(".json") && name[4] == '-' && name[7] == '-') out.push_back(it->first);
    }
    return out;
}

Result<std::vector<Post>> read_day(Archive const& archive, std::string_view entry, Room const& room, int& skipped) {
    auto const bytes = archive.read(entry);
    if (!bytes) return bytes.error();
    auto const json = parse_json(*bytes);
    if (!json) return json.error();
    std::vector<Post> out;
    if (!json->is_array())
        return Problem{Fault::bad_request, "bad_type", std::string{entry} + " is not a list of messages."};
    for (auto const& item : *json) {
        auto post = post_of(item, room);
        if (time_of(post.ts)) out.push_back(std::move(post));
        else ++skipped;
    }
    std::stable_sort(out.begin(), out.end(), [](Post const& a, Post const& b) { return a.at < b.at; });
    return out;
}

}  // namespace holdfast::slack
