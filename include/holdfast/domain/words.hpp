// Text as it is searched: cut into words, Chinese and Japanese into single characters, width, case and form evened out.
// Pure; any thread. Unicode by ICU. Places are bytes of UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

struct Word {
    std::size_t begin = 0, end = 0;
    std::string key;         // what it is found by: NFKC_Casefold, at most 64 bytes
    bool character = false;  // of a script that is written without blanks
};
// Letters and digits; everything else only stands between them.
std::vector<Word> words_in(std::string_view text);

// Words that must follow one another. `open`: the last one may go on, as "deploy" does in "deployment".
struct Phrase {
    std::vector<std::string> words;
    bool open = false;
    friend bool operator==(Phrase const&, Phrase const&) = default;
};
// What somebody typed, cut as a reader would: Chinese into its words, each a phrase. `exact`: one phrase, as it stands.
std::vector<Phrase> phrases_in(std::string_view text, bool exact = false);

struct Stretch {
    std::size_t begin = 0, end = 0;
    friend bool operator==(Stretch const&, Stretch const&) = default;
};
// Where a phrase stands among these words.
std::vector<Stretch> places_of(Phrase const& phrase, std::vector<Word> const& words);

}  // namespace holdfast
