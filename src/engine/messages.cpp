// What features share about messages, without a query of its own.
#include <algorithm>

#include "holdfast/domain/everybody.hpp"
#include "holdfast/domain/text.hpp"
#include "holdfast/engine/message_rows.hpp"

namespace holdfast {

Problem message_not_found() { return {Fault::not_found, "not_found", "There is no such message here.", "message"}; }

std::vector<std::string> mentions_in(ReadTx& tx, ChannelId channel, std::string_view text) {
    std::vector<std::string> out;
    for (auto const& name : mentioned_names(text)) {
        if (names_everybody(name)) {
            std::string_view const word = name == "here" ? "@here" : "@channel";
            if (std::find(out.begin(), out.end(), word) == out.end()) out.emplace_back(word);
        } else if (auto const user = messages::member_named(tx, channel, name)) {
            out.push_back(to_text(*user));
        }
    }
    return out;
}

std::optional<StoredMessage> live_message(ReadTx& tx, Seat const& seat, Seq seq) {
    auto message = find_message(tx, seat.channel(), seq);
    if (!message || message->deleted || seq < seat.visible_from()) return std::nullopt;
    return message;
}

void add_parts(ReadTx& tx, Catalogue const& catalogue, ChannelId channel, std::vector<Message>& messages) {
    if (messages.empty()) return;
    for (auto const& part : catalogue.message_parts) part(tx, channel, messages);
}

std::vector<Message> messages_at(ReadTx& tx, Catalogue const& catalogue, ChannelId channel, Seq visible_from,
                                 std::span<Seq const> seqs) {
    std::vector<Message> out;
    for (auto const seq : seqs) {
        auto found = messages::page(tx, channel, {.visible_from = visible_from, .bound = seq - 1, .limit = 1});
        if (!found.empty() && found.front().seq == seq) out.push_back(std::move(found.front()));
    }
    add_parts(tx, catalogue, channel, out);
    return out;
}

}  // namespace holdfast
