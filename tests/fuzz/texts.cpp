// What people and programs write: messages, names, Slack's marks, tables of people.
#include "domain/mrkdwn_words.hpp"
#include "features/accounts/import.hpp"
#include "features/files/rules.hpp"
#include "features/slash/rules.hpp"
#include "fuzz/targets.hpp"
#include "holdfast/domain/emoji.hpp"
#include "holdfast/domain/encodings.hpp"
#include "holdfast/domain/everybody.hpp"
#include "holdfast/domain/mrkdwn.hpp"
#include "holdfast/domain/words.hpp"
#include "net/file_answer.hpp"
#include "net/target.hpp"

namespace holdfast::fuzz {
namespace {

// A rule that gives clean text gives the same when it is asked again.
template <class Rule>
void check_settled(std::string_view text, std::size_t bytes_max, Rule rule) {
    auto const clean = rule(text);
    if (!clean) return;
    require(clean->size() <= bytes_max && is_clean(*clean), "a cleaned text is clean");
    auto const again = rule(*clean);
    require(again && *again == *clean, "a cleaned text stays as it is");
}

void check_words(std::string_view text) {
    auto const words = words_in(text);
    std::size_t before = 0;
    for (auto const& word : words) {
        require(word.begin >= before && word.begin < word.end && word.end <= text.size(), "words stand in their text");
        require(!word.key.empty() && word.key.size() <= 64 && net::is_utf8(word.key), "a word has a key");
        before = word.end;
    }
    for (bool const exact : {false, true})
        for (auto const& phrase : phrases_in(text, exact)) {
            require(!phrase.words.empty(), "a phrase has words");
            if (words.size() < 200) require(!places_of(phrase, words).empty(), "what was cut from a text stands in it");
        }
}

MrkdwnNames some_names() {
    MrkdwnNames names;
    names.user = [](std::string_view id) { return id.size() % 2 ? std::optional<std::string>{"ada"} : std::nullopt; };
    names.channel = [](std::string_view id) {
        return id.size() % 2 ? std::optional<std::string>{"quay"} : std::nullopt;
    };
    return names;
}

}  // namespace

void message(std::string_view bytes) {
    auto const text = as_text(bytes);
    if (auto const clean = clean_message(text)) {
        require(clean->size() <= message_text_bytes_max && text.starts_with(*clean), "a message loses blanks alone");
        auto const again = clean_message(*clean);
        require(again && *again == *clean, "a cleaned text stays as it is");
    }
    auto const mentioned = mentioned_names(text);
    require(mentioned.size() <= 50, "fifty people are named at most");
    for (auto const& name : mentioned) require(!name.empty() && is_clean(name), "a name is clean");
    (void)mentions_everybody(text);
    check_words(text);
}

void names(std::string_view bytes) {
    auto const text = as_text(bytes);
    check_settled(text, 80, [](auto in) { return clean_name(in, "name"); });
    check_settled(text, 300, [](auto in) { return clean_line(in, "topic", 300); });
    check_settled(text, 32, [](auto in) { return clean_username(in); });
    check_settled(text, 254, [](auto in) { return clean_email(in); });
    check_settled(text, 255, [](auto in) { return files::clean_file_name(in); });
    check_settled(text, 64, [](auto in) { return slash::clean_slash_name(in); });
    if (auto const password = clean_password(text))
        require(clean_password(*password).has_value(), "a password stays one");
    if (auto const emoji = one_emoji(text)) {
        require(emoji->size() <= emoji_bytes_max && one_emoji(*emoji) == emoji, "an emoji has one spelling");
    }
    auto const key = name_key(text);
    require(net::is_utf8(key) && name_key(key) == key, "a name has one key");
    for (bool const in_place : {false, true})
        for (char const c : net::disposition(text, in_place))
            require(c >= 0x20 && c < 0x7F, "a header holds plain characters");
    (void)files::type_of(bytes, text);
}

void mrkdwn(std::string_view bytes) {
    static auto const known = some_names();
    auto const text = as_text(bytes);
    for (std::size_t const most : {std::size_t{40}, message_text_bytes_max})
        for (auto const& out : {markdown_of_mrkdwn(text, known, most), markdown_of_plain(text, most),
                                line_of_mrkdwn(text, known, most), clipped(text, most)}) {
            require(out.size() <= most, "what comes out has its bound");
            require(net::is_utf8(out), "what comes out is text");
        }
    require(is_clean(markdown_of_mrkdwn(text)), "what comes out is clean");
    require(line_of_mrkdwn(text).find('\n') == std::string::npos, "a line is one line");
    require(is_clean(without_controls(text)), "no controls are left");
    auto const json = parse_json(bytes);
    if (!json) return;
    auto const rich = markdown_of_rich_text(*json, known, 1000);
    require(rich.size() <= 1000 && is_clean(rich), "rich text comes out clean");
}

void table(std::string_view bytes) {
    (void)from_base64(bytes);
    auto const text = text_of_file(bytes);
    if (!text) return;
    require(net::is_utf8(*text) && text->find('\0') == std::string::npos, "a file gives text");
    Caller caller;
    caller.user = UserId{1};
    caller.role = Role::owner;
    auto const report = accounts::read_rows(*text, caller);
    if (!report) return require(is_clean(report.error().detail), "a refusal is clean text");
    require(std::ssize(report->items) <= accounts::import_rows_max, "a table has a bound");
    require(parse_json(encode(*report)).has_value(), "the report is JSON");
    for (auto const& row : report->items) {
        require(std::ssize(row.channels) <= accounts::import_channels_max, "a row has a bound");
        if (row.state == accounts::RowState::problem) continue;
        require(is_clean(row.username) && is_clean(row.display_name), "people have clean names");
    }
}

}  // namespace holdfast::fuzz
