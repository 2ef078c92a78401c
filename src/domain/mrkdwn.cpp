// Lines, quotes and fences; and within a line the pieces that are finished (code, links, names) and the marks around them.
#include "holdfast/domain/mrkdwn.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/mrkdwn_words.hpp"

namespace holdfast {
namespace mrkdwn {
namespace {

struct Mark {
    char sign;
    std::string_view markdown;
};
constexpr std::array marks{Mark{'*', "**"}, Mark{'_', "_"}, Mark{'~', "~~"}};

// A stretch of a line that is Markdown already and in which no mark counts.
struct Piece {
    std::size_t begin, end;
    std::string markdown;
};

std::string code_span(std::string const& code) {
    bool const padded = code.starts_with(' ') && code.ends_with(' ');  // Markdown takes one blank off each end
    return padded ? "` " + code + " `" : "`" + code + "`";
}

// Where the address that begins here ends: before what closes a sentence.
std::size_t address_end(std::string_view line, std::size_t at) {
    auto end = std::min(line.find_first_of(" \t<>|`\"", at), line.size());
    for (auto const* const bracket : {"&lt;", "&gt;"}) end = std::min(end, line.find(bracket, at));
    bool const opened = line.substr(at, end - at).find('(') != std::string_view::npos;
    while (end > at && std::string_view{".,;:!?'*_~]}"}.find(line[end - 1]) != std::string_view::npos) --end;
    if (!opened)
        while (end > at && line[end - 1] == ')') --end;
    return end;
}

// An address without < and >: as it stands where the reader's eye finds its end, in < and > where it would not.
std::string bare_address(std::string_view line, std::size_t at, std::size_t end) {
    auto const address = decoded(line.substr(at, end - at));
    if (!is_link_address(address)) return {};
    bool const seen = end >= line.size() || std::string_view{" \t.,;:!?)"}.find(line[end]) != std::string_view::npos;
    return seen && address.find_first_of("*`\\[]") == std::string::npos ? address : "<" + address + ">";
}

class Line {
public:
    Line(std::string_view text, MrkdwnNames const& names, bool marked) : text_{text}, marked_{marked} {
        find_pieces(names);
    }
    std::string markdown() { return span(0, text_.size(), 0, 0, 0); }

private:
    void find_pieces(MrkdwnNames const& names) {
        for (std::size_t i = 0; i < text_.size();) {
            auto piece = piece_at(i, names);
            if (!piece) {
                ++i;
                continue;
            }
            i = piece->end;
            pieces_.push_back(std::move(*piece));
        }
    }

    std::optional<Piece> piece_at(std::size_t at, MrkdwnNames const& names) const {
        auto const rest = text_.substr(at);
        if (rest.starts_with("http") && !word_before(text_, at) &&
            is_link_address(rest.substr(0, rest.find_first_of(" \t<>")))) {
            auto const end = address_end(text_, at);
            auto address = bare_address(text_, at, end);
            if (!address.empty()) return Piece{at, end, std::move(address)};
        }
        if (!marked_) return std::nullopt;
        if (rest[0] == '`') {
            auto const end = rest.find('`', 1);
            if (end == std::string_view::npos || end == 1) return std::nullopt;
            return Piece{at, at + end + 1, code_span(plain_words(rest.substr(1, end - 1), names))};
        }
        auto const end = rest[0] == '<' ? rest.find_first_of("<>", 1) : std::string_view::npos;
        if (end == std::string_view::npos || rest[end] != '>') return std::nullopt;
        auto token = token_of(rest.substr(1, end - 1), names);
        if (!token) return std::nullopt;
        return Piece{at, at + end + 1, std::move(token->markdown)};
    }

    Piece const* piece_from(std::size_t at) const {
        auto const found = std::lower_bound(pieces_.begin(), pieces_.end(), at,
                                            [](Piece const& p, std::size_t i) { return p.begin < i; });
        return found != pieces_.end() && found->begin == at ? &*found : nullptr;
    }

    // Where the mark that opens here closes; nothing when it is only a character.
    std::optional<std::size_t> closing(std::size_t open, std::size_t to) const {
        for (auto i = open + 1; i < to;) {
            if (auto const* piece = piece_from(i)) i = piece->end;
            else if (text_[i] != text_[open]) ++i;
            else if (i > open + 1 && !is_blank(text_[i - 1]) && !word_at(text_, i + 1)) return i;
            else ++i;
        }
        return std::nullopt;
    }
    bool opens(std::size_t at, std::size_t to) const {
        bool const doubled = (at > 0 && text_[at - 1] == text_[at]) || (at + 1 < to && text_[at + 1] == text_[at]);
        return at + 2 < to && !doubled && !word_before(text_, at) && !is_blank(text_[at + 1]);
    }

    std::string span(std::size_t from, std::size_t to, unsigned inside, char before, char after) {
        std::string out;
        auto plain = from;  // from here on nothing has been written yet
        auto const write_plain = [&](std::size_t end, char next) {
            auto const raw = text_.substr(plain, end - plain);
            out += escaped(marked_ ? decoded(raw) : std::string{raw}, out.empty() ? before : out.back(), next);
        };
        unsigned hopeless = 0;  // marks that close nowhere before `to`
        for (auto i = from; i < to;) {
            if (auto const* piece = piece_from(i)) {
                write_plain(i, piece->markdown.empty() ? 0 : piece->markdown.front());
                bool const name = piece->markdown.starts_with('@');  // stays apart from the words beside it
                if (name && !out.empty() && is_word(out.back())) out += ' ';
                out += piece->markdown;
                plain = i = piece->end;
                if (name && i < to && (is_word(text_[i]) || text_[i] == '_')) out += ' ';
                continue;
            }
            auto const* const mark =
                std::find_if(marks.begin(), marks.end(), [&](Mark m) { return m.sign == text_[i]; });
            auto const bit = mark == marks.end() ? 0U : 1U << (mark - marks.begin());
            bool const may_open = marked_ && bit != 0 && !(inside & bit) && !(hopeless & bit) && opens(i, to);
            auto const end = may_open ? closing(i, to) : std::nullopt;
            if (!end) {
                if (may_open) hopeless |= bit;
                ++i;
                continue;
            }
            write_plain(i, mark->sign);
            out += mark->markdown;
            out += span(i + 1, *end, inside | bit, mark->sign, mark->sign);
            out += mark->markdown;
            plain = i = *end + 1;
        }
        write_plain(to, after);
        return out;
    }

    std::string_view text_;
    bool marked_;
    std::vector<Piece> pieces_;
};

class Blocks {
public:
    explicit Blocks(MrkdwnNames const& names) : names_{names} {}

    std::string of(std::string_view text) {
        for (;;) {
            auto const open = text.find("```");
            auto const close = open == std::string_view::npos ? open : text.find("```", open + 3);
            if (close == std::string_view::npos) break;
            lines(text.substr(0, open));
            fence(text.substr(open + 3, close - open - 3));
            text.remove_prefix(close + 3);
            if (text.starts_with('\n')) text.remove_prefix(1);
        }
        lines(text);
        while (out_.ends_with('\n')) out_.pop_back();
        return std::move(out_);
    }

private:
    void lines(std::string_view text) {
        bool quoted = false, all_quoted = false;
        while (!text.empty()) {
            auto const end = text.find('\n');
            auto line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            for (auto const* const sign : {">>>", "&gt;&gt;&gt;"})
                if (!all_quoted && line.starts_with(sign)) {
                    all_quoted = true;
                    line.remove_prefix(std::string_view{sign}.size());
                }
            bool quote = all_quoted;
            for (auto const* const sign : {">", "&gt;"})
                if (!quote && line.starts_with(sign)) {
                    quote = true;
                    line.remove_prefix(std::string_view{sign}.size());
                }
            if (quote && line.starts_with(' ')) line.remove_prefix(1);
            if (quoted && !quote && !line.empty()) out_ += '\n';  // or Markdown takes it into the quote
            auto const words = with_plain_start(Line{line, names_, true}.markdown());
            out_ += (quote ? words.empty() ? ">" : "> " : "") + words + "\n";
            quoted = quote;
        }
    }

    void fence(std::string_view code) {
        while (code.starts_with('\n')) code.remove_prefix(1);
        while (code.ends_with('\n')) code.remove_suffix(1);
        if (code.find_first_not_of(" \t\n") == std::string_view::npos) return;
        out_ += "```\n" + plain_words(code, names_) + "\n```\n";
    }

    MrkdwnNames const& names_;
    std::string out_;
};

// Escapes make a text longer, so it is cut before and not after: no mark is left open.
template <class Convert>
std::string fitted(std::string_view text, std::size_t bytes_max, Convert convert) {
    auto source = clipped(cleaned(text), bytes_max);
    for (;;) {
        auto out = convert(source);
        if (out.size() <= bytes_max) return out;
        auto const share = source.size() * bytes_max / out.size();
        source = clipped(source, std::min(share, source.size() - source.size() / 500 - 1));
        if (source.empty()) return {};
    }
}

}  // namespace
}  // namespace mrkdwn

std::string markdown_of_mrkdwn(std::string_view text, MrkdwnNames const& names, std::size_t bytes_max) {
    return mrkdwn::fitted(text, bytes_max, [&](std::string_view source) { return mrkdwn::Blocks{names}.of(source); });
}

std::string markdown_of_plain(std::string_view text, std::size_t bytes_max) {
    return mrkdwn::fitted(text, bytes_max, [](std::string_view source) {
        std::string out;
        while (!source.empty()) {
            auto const end = source.find('\n');
            out += mrkdwn::with_plain_start(mrkdwn::Line{source.substr(0, end), {}, false}.markdown()) + "\n";
            source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
        }
        while (out.ends_with('\n')) out.pop_back();
        return out;
    });
}

std::string line_of_mrkdwn(std::string_view text, MrkdwnNames const& names, std::size_t bytes_max) {
    auto line = mrkdwn::plain_words(mrkdwn::cleaned(text), names);
    std::replace(line.begin(), line.end(), '\n', ' ');
    auto const first = line.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return clipped(std::string_view{line}.substr(first, line.find_last_not_of(" \t") - first + 1), bytes_max);
}

}  // namespace holdfast
