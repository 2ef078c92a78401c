#include "holdfast/domain/words.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace holdfast {
namespace {

constexpr std::size_t key_bytes_max = 64;
constexpr std::size_t open_letters_least = 3;  // shorter beginnings would find nearly everything

enum class Kind { none, letter, character };

bool is_plain_han(UChar32 point) { return point >= 0x4E00 && point <= 0x9FFF; }

Kind kind_of(UChar32 point) {
    if (point < 0x80) {
        auto const small = point | 0x20;
        return (small >= 'a' && small <= 'z') || (point >= '0' && point <= '9') ? Kind::letter : Kind::none;
    }
    if (is_plain_han(point)) return Kind::character;
    if (point >= 0xFF01 && point <= 0xFF5E) return kind_of(point - 0xFEE0);  // wide letters are letters
    auto const mask = U_GET_GC_MASK(point);
    if ((mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) == 0) return Kind::none;
    switch (u_getIntPropertyValue(point, UCHAR_LINE_BREAK)) {
        case U_LB_IDEOGRAPHIC:
        case U_LB_CONDITIONAL_JAPANESE_STARTER:
        case U_LB_COMPLEX_CONTEXT: return Kind::character;
        default: return Kind::letter;
    }
}

bool is_mark(UChar32 point) { return point >= 0x300 && (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0; }

void clamp(std::string& key) {
    if (key.size() <= key_bytes_max) return;
    auto end = key_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
    key.resize(end);
}

// What is left of it must be letters and digits again: the index cuts at anything else.
std::string key_of(std::string_view word) {
    std::string key;
    auto const ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
        for (auto const c : word) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else {
        UErrorCode status = U_ZERO_ERROR;
        auto const from = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
        icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(from, status).toUTF8String(key);
        std::erase_if(key, [](char c) {
            auto const byte = static_cast<unsigned char>(c);
            return byte < 0x80 && kind_of(byte) == Kind::none;
        });
    }
    clamp(key);
    return key;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Where ICU lets words of Chinese, Japanese or Thai begin, in bytes.
std::set<std::size_t> word_starts(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> const breaks{
        icu::BreakIterator::createWordInstance(icu::Locale::getSimplifiedChinese(), status)};
    std::set<std::size_t> starts;
    if (U_FAILURE(status)) return starts;
    auto const wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    breaks->setText(wide);
    std::size_t bytes = 0;
    std::int32_t at = 0;
    for (auto next = breaks->first(); next != icu::BreakIterator::DONE; next = breaks->next()) {
        for (; at < next; at = wide.moveIndex32(at, 1)) bytes += static_cast<std::size_t>(U8_LENGTH(wide.char32At(at)));
        starts.insert(bytes);
    }
    return starts;
}

bool blank_between(std::string_view text, std::size_t begin, std::size_t end) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    for (auto at = static_cast<std::int32_t>(begin); at < static_cast<std::int32_t>(end);) {
        UChar32 point = 0;
        U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int32_t>(end), point);
        if (u_isUWhiteSpace(point)) return true;
    }
    return false;
}

bool fits(Phrase const& phrase, std::vector<Word> const& words, std::size_t at) {
    auto const last = phrase.words.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
        auto const& key = words[at + i].key;
        bool const same = phrase.open && i == last ? key.starts_with(phrase.words[i]) : key == phrase.words[i];
        if (!same) return false;
    }
    return true;
}

}  // namespace

std::vector<Word> words_in(std::string_view text) {
    std::vector<Word> out;
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = static_cast<std::int32_t>(text.size());
    auto open = Kind::none;  // the kind of the word that may go on
    std::size_t begin = 0;
    auto const close = [&](std::size_t end) {
        if (open == Kind::none) return;
        auto key = key_of(text.substr(begin, end - begin));
        if (!key.empty()) out.push_back({begin, end, std::move(key), open == Kind::character});
        open = Kind::none;
    };
    for (std::int32_t at = 0; at < size;) {
        auto const here = static_cast<std::size_t>(at);
        UChar32 point = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, point);
        if (open != Kind::none && is_mark(point)) continue;  // belongs to what it stands on
        auto const kind = kind_of(point);
        if (kind == Kind::letter && open == Kind::letter) continue;
        close(here);
        open = kind;
        begin = here;
    }
    close(text.size());
    return out;
}

std::vector<Phrase> phrases_in(std::string_view text, bool exact) {
    auto const words = words_in(text);
    auto const starts = exact ? std::set<std::size_t>{} : word_starts(text);
    std::vector<Phrase> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        // A single character goes with the word before it: ICU takes 数据库 for 数据 and 库.
        bool const begins = word.character && starts.contains(word.begin) && !starts.contains(word.end);
        bool const apart = i == 0 || (!exact && (word.character != words[i - 1].character || begins ||
                                                 blank_between(text, words[i - 1].end, word.begin)));
        if (apart) out.emplace_back();
        out.back().words.push_back(word.key);
        out.back().open = !exact && !word.character && letters_in(word.key) >= open_letters_least;
    }
    return out;
}

std::vector<Stretch> places_of(Phrase const& phrase, std::vector<Word> const& words) {
    std::vector<Stretch> out;
    auto const size = phrase.words.size();
    for (std::size_t at = 0; size > 0 && at + size <= words.size(); ++at)
        if (fits(phrase, words, at)) out.push_back({words[at].begin, words[at + size - 1].end});
    return out;
}

}  // namespace holdfast
