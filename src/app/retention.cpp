#include "retention.hpp"

namespace holdfast {
namespace {

std::string counts(Json const& line) {
    auto const number = [&](char const* name) { return std::to_string(line.at(name).get<std::int64_t>()); };
    return number("messages") + " messages, " + number("events") + " events, " + number("files") + " files, " +
           number("bytes") + " bytes";
}

std::string line_of(Json const& channel) {
    auto const text = [&](char const* name) { return channel.value(name, std::string{}); };
    auto const name = text("name").empty() ? text("kind") : text("name");
    auto const id = text("channel").empty() ? "" : " (" + text("channel") + ")";
    return name + id + ": " + counts(channel) + ", from " + text("oldest") + " to " + text("newest") + '\n';
}

}  // namespace

Result<std::string> retention_report(Operator& hands, std::optional<int> days) {
    auto query = Json::object();
    if (days) query["days"] = std::to_string(*days);
    auto const run = hands.read("admin.retention_dry_run", query);
    if (!run) return run.error();
    std::string out;
    for (auto const& channel : run->at("channels")) out += line_of(channel);
    return out + "In all: " + counts(*run) + ". Nothing was removed.";
}

}  // namespace holdfast
