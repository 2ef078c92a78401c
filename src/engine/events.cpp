// How an event is written: one function for the live path, for catch-up and for REST, so that all three say the same.
#include "holdfast/base/json.hpp"
#include "holdfast/engine/engine.hpp"

namespace holdfast {

std::string event_message(std::string_view log, EventHeader const& header, Place const& place, std::string_view kind,
                          std::string_view members, bool redacted) {
    std::string out;
    out.reserve(160 + members.size());
    {
        JsonObject object{out};
        object.text("type", "event").text("channel", log).number("seq", place.seq).text("check", hex16(place.check));
        object.text("kind", kind).text("by", to_text(header.by)).text("at", to_text(place.at));
        if (redacted) object.boolean("redacted", true);
        object.splice(members);
    }
    return out;
}

std::string veiled_message(std::string_view log, Place const& place) {
    std::string out;
    JsonObject{out}
        .text("type", "event")
        .text("channel", log)
        .number("seq", place.seq)
        .text("check", hex16(place.check))
        .text("kind", "hidden");
    return out;
}

std::string whole_members(ReadTx& tx, Catalogue const& catalogue, EventRow const& row) {
    auto const* spec = catalogue.event(row.header.kind);
    if (spec && spec->complete) return spec->complete(tx, row);
    return row.stored;
}

Announcement announcement_of(ReadTx& tx, Catalogue const& catalogue, EventRow const& row, std::string_view log) {
    auto const* spec = catalogue.event(row.header.kind);
    auto const members = whole_members(tx, catalogue, row);
    Announcement out;
    out.log = row.header.log;
    out.seq = row.place.seq;
    out.check = row.place.check;
    out.sight = row.header.target > 0 ? std::min(row.header.target, row.place.seq) : row.place.seq;
    out.about = row.header.about;
    out.whole =
        text_frame(event_message(log, row.header, row.place, spec ? spec->kind : "unknown", members, row.redacted));
    out.veiled = text_frame(veiled_message(log, row.place));
    return out;
}

}  // namespace holdfast
