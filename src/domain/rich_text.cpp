// Slack's rich_text: a tree that says what is bold, a list, a quote. Bounded by the JSON's own nesting and `bytes_max`.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "domain/mrkdwn_words.hpp"

namespace holdfast {
namespace mrkdwn {
namespace {

constexpr std::int64_t indent_max = 6;

std::string text_in(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found != object.end() && found->is_string() ? cleaned(found->get_ref<std::string const&>()) : std::string{};
}
std::int64_t number_in(Json const& object, char const* name, std::int64_t otherwise) {
    auto const found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
}
bool is_set(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}
template <class Visit>
void each_element(Json const& object, Visit visit) {
    auto const found = object.find("elements");
    if (found == object.end() || !found->is_array()) return;
    for (auto const& element : *found)
        if (element.is_object()) visit(element);
}

std::string code_of(std::string const& text) {
    std::size_t longest = 0, run = 0;
    for (char const c : text) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    auto const ticks = std::string(longest + 1, '`');
    bool const padded = text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' '));
    return padded ? ticks + " " + text + " " + ticks : ticks + text + ticks;
}

// Marks stand next to a word, never next to a blank: blanks at the ends go outside.
std::string marked(std::string const& markdown, std::string_view mark) {
    auto const first = markdown.find_first_not_of(" \t\n");
    if (first == std::string::npos) return markdown;
    auto const last = markdown.find_last_not_of(" \t\n") + 1;
    return markdown.substr(0, first) + std::string{mark} + markdown.substr(first, last - first) + std::string{mark} +
           markdown.substr(last);
}

class RichText {
public:
    explicit RichText(MrkdwnNames const& names) : names_{names} {}

    std::string of(Json const& elements) {
        if (!elements.is_array()) return {};
        for (auto const& element : elements)
            if (element.is_object()) block(element);
        while (out_.ends_with('\n')) out_.pop_back();
        return std::move(out_);
    }

private:
    void block(Json const& element) {
        auto const type = text_in(element, "type");
        if (type == "rich_text_section") write_lines(words_in(element), "", "");
        else if (type == "rich_text_quote") write_lines(words_in(element), "> ", "> ");
        else if (type == "rich_text_preformatted") fence(element);
        else if (type == "rich_text_list") list(element);
        else return;
        if (type != "rich_text_list") out_ += '\n';  // the next block is one of its own
    }

    void list(Json const& element) {
        bool const ordered = text_in(element, "style") == "ordered";
        auto const indent = std::string(
            static_cast<std::size_t>(3 * std::clamp<std::int64_t>(number_in(element, "indent", 0), 0, indent_max)),
            ' ');
        auto number = std::clamp<std::int64_t>(number_in(element, "offset", 0), 0, 999'999) + 1;
        each_element(element, [&](Json const& item) {
            auto const sign = ordered ? std::to_string(number++) + ". " : std::string{"- "};
            write_lines(words_in(item), indent + sign, indent + std::string(sign.size(), ' '));
        });
        out_ += '\n';
    }

    void fence(Json const& element) {
        std::string code;
        each_element(element, [&](Json const& inner) { code += plain_of(inner); });
        while (code.ends_with('\n')) code.pop_back();
        std::string fence = "```";
        while (code.find(fence) != std::string::npos) fence += '`';
        out_ += fence + "\n" + code + "\n" + fence + "\n";
    }

    void write_lines(std::string const& words, std::string const& first, std::string const& others) {
        std::string_view rest{words};
        while (rest.ends_with('\n')) rest.remove_suffix(1);
        for (bool is_first = true;; is_first = false) {
            auto const end = rest.find('\n');
            out_ += (is_first ? first : others) + with_plain_start(std::string{rest.substr(0, end)}) + "\n";
            if (end == std::string_view::npos) return;
            rest.remove_prefix(end + 1);
        }
    }

    std::string words_in(Json const& section) {
        std::string out;
        each_element(section, [&](Json const& element) { out += inline_of(element); });
        return out;
    }

    std::string inline_of(Json const& element) {
        auto const style = element.find("style");
        bool const styled = style != element.end() && style->is_object();
        auto const type = text_in(element, "type");
        if (type == "text" && styled && is_set(*style, "code")) return code_of(text_in(element, "text"));
        auto out = token(element, type);
        if (!styled || type == "emoji") return out;
        if (is_set(*style, "italic")) out = marked(out, "*");
        if (is_set(*style, "bold")) out = marked(out, "**");
        if (is_set(*style, "strike")) out = marked(out, "~~");
        return out;
    }

    std::string token(Json const& element, std::string const& type) {
        auto const named = [&](std::string const& inside) {
            return token_of(inside, names_).value_or(Token{}).markdown;
        };
        if (type == "text") return escaped(text_in(element, "text"), '*', '(');
        if (type == "link") return markdown_link(text_in(element, "text"), text_in(element, "url"));
        if (type == "user") return named("@" + text_in(element, "user_id"));
        if (type == "channel") return named("#" + text_in(element, "channel_id"));
        if (type == "usergroup") return named("!subteam^" + text_in(element, "usergroup_id"));
        if (type == "broadcast") return named("!" + text_in(element, "range"));
        if (type == "emoji") return ":" + text_in(element, "name") + ":";
        if (type == "date") return escaped(text_in(element, "fallback"));
        if (type == "color") return escaped(text_in(element, "value"));
        return {};
    }

    static std::string plain_of(Json const& element) {
        auto const text = text_in(element, "text");
        return text.empty() ? text_in(element, "url") : text;
    }

    MrkdwnNames const& names_;
    std::string out_;
};

}  // namespace
}  // namespace mrkdwn

std::string markdown_of_rich_text(Json const& elements, MrkdwnNames const& names, std::size_t bytes_max) {
    auto out = mrkdwn::RichText{names}.of(elements);
    // Too long: its words alone, so that the cut leaves no mark open.
    return out.size() <= bytes_max ? out : markdown_of_plain(out, bytes_max);
}

}  // namespace holdfast
