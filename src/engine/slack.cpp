#include "holdfast/engine/slack.hpp"

#include <algorithm>
#include <charconv>

#include "engine/slack_parts.hpp"

namespace holdfast {
namespace slack {
namespace {

constexpr std::size_t title_bytes_max = 300, name_bytes_max = 80, fact_bytes_max = 2000;

// `mrkdwn_in` names what is to be read as mrkdwn; without it everything is.
std::string marked(Json const& attachment, char const* name, std::string const& text, MrkdwnNames const& names,
                   std::size_t bytes_max = message_text_bytes_max) {
    auto const* listed = list_in(attachment, "mrkdwn_in");
    bool const plain =
        listed && std::none_of(listed->begin(), listed->end(), [&](Json const& one) { return one == name; });
    return plain ? markdown_of_plain(without_entities(text), bytes_max) : markdown_of_mrkdwn(text, names, bytes_max);
}

// "Prometheus · 2026-11-23 17:15 UTC"
std::string footer_of(Json const& attachment) {
    auto words = markdown_of_plain(line_of_mrkdwn(text_in(attachment, "footer")), 600);
    auto const ts = text_in(attachment, "ts");  // 1392734382 or "1392734382.000100"
    std::int64_t seconds = 0;
    std::from_chars(ts.data(), ts.data() + ts.size(), seconds);
    if (seconds <= 0 || seconds > 253'402'300'799) return words;
    auto const at = to_text(Timestamp{std::chrono::seconds{seconds}});
    return words + (words.empty() ? "" : " · ") + at.substr(0, 10) + " " + at.substr(11, 5) + " UTC";
}

void add_facts(Sheet& sheet, Json const& attachment) {
    auto const* fields = list_in(attachment, "fields");
    if (!fields) return;
    for (auto const& field : *fields) {
        if (!field.is_object()) continue;
        auto const is_short = field.find("short");
        sheet.add_fact({line_of_mrkdwn(text_in(field, "title"), sheet.names()),
                        marked(attachment, "fields", text_in(field, "value"), sheet.names(), fact_bytes_max),
                        is_short != field.end() && (*is_short == true || *is_short == "true")});
    }
}

void add_actions(Sheet& sheet, Json const& attachment) {
    auto const* actions = list_in(attachment, "actions");
    if (!actions) return;
    for (auto const& action : *actions)
        if (action.is_object())
            sheet.add_action(line_of_mrkdwn(text_in(action, "text"), sheet.names(), 80), address_in(action, "url"));
}

bool says_nothing(Json const& attachment) {
    for (auto const* name : {"title", "text", "author_name", "image_url", "thumb_url", "footer"})
        if (!text_in(attachment, name).empty()) return false;
    return !list_in(attachment, "fields") && !list_in(attachment, "blocks") && !list_in(attachment, "actions");
}

}  // namespace

void add_attachment(Sheet& sheet, Json const& attachment, Verdict& verdict) {
    auto const& names = sheet.names();
    auto const text = [&](char const* name) { return text_in(attachment, name); };
    sheet.add_words(marked(attachment, "pretext", text("pretext"), names));
    sheet.begin_card(color_of(text("color")));
    auto const author = line_of_mrkdwn(text("author_name"), names, 200);
    auto const title = line_of_mrkdwn(text("title"), names, title_bytes_max);
    if (!author.empty() || !title.empty())
        if (auto* card = sheet.card()) {
            card->author = sheet.fitting(author);
            card->title = sheet.fitting(title);
            card->title_link = sheet.fitting(address_in(attachment, "title_link"));
        }
    sheet.add_text(marked(attachment, "text", text("text"), names));
    if (says_nothing(attachment)) sheet.add_text(markdown_of_plain(line_of_mrkdwn(text("fallback"), names, 1000)));
    if (auto const* blocks = list_in(attachment, "blocks"); blocks && verdict) verdict = add_blocks(sheet, *blocks);
    add_facts(sheet, attachment);
    auto const image = address_in(attachment, "image_url");
    sheet.add_image(image.empty() ? address_in(attachment, "thumb_url") : image, title);
    add_actions(sheet, attachment);
    sheet.add_footer(footer_of(attachment));
    sheet.end_card();
}

}  // namespace slack

namespace {

bool has_something(SlackMessage const& message) {
    return !message.cards.empty() || static_cast<bool>(clean_message(message.text));
}

Guise guise_of(Json const& payload) {
    auto const icon = slack::text_in(payload, "icon_emoji");
    return {line_of_mrkdwn(slack::text_in(payload, "username"), {}, slack::name_bytes_max),
            line_of_mrkdwn(icon, {}, 40)};
}

}  // namespace

Result<SlackMessage> slack_message(Json const& payload, MrkdwnNames const& names) {
    auto const invalid = [](std::string_view why) {
        return Problem{Fault::bad_request, "invalid_payload", std::string{why}};
    };
    if (!payload.is_object()) return invalid("The payload is a JSON object.");
    auto const text = payload.find("text");
    if (text != payload.end() && text->is_structured()) return invalid("The text is a text.");
    SlackMessage out;
    out.as = guise_of(payload);
    out.channel = slack::text_in(payload, "channel");
    slack::Sheet sheet{out, names};
    auto const mrkdwn = payload.find("mrkdwn");
    bool const plain = mrkdwn != payload.end() && *mrkdwn == false;
    auto const words = slack::text_in(payload, "text");
    auto const shown = plain ? markdown_of_plain(without_entities(words)) : markdown_of_mrkdwn(words, names);
    auto const blocks = payload.find("blocks");
    bool const has_blocks = blocks != payload.end() && !blocks->is_null() && !blocks->empty();
    Verdict verdict = allowed();
    // As there: beside blocks the text is only what a notification says.
    if (has_blocks) verdict = slack::add_blocks(sheet, *blocks);
    else sheet.add_words(shown);
    if (auto const attachments = payload.find("attachments"); attachments != payload.end() && verdict) {
        if (!attachments->is_array() && !attachments->is_null()) return invalid("Attachments are a list.");
        for (auto const& attachment : *attachments)
            if (attachment.is_object() && verdict) slack::add_attachment(sheet, attachment, verdict);
    }
    if (!verdict) return verdict.error();
    if (out.text.empty() && has_blocks) out.text = shown;
    if (!has_something(out)) return Problem{Fault::bad_request, "no_text", "There is nothing to say.", "text"};
    return out;
}

}  // namespace holdfast
