// What people might say: invented words of two languages, a few of them in nearly every message and most of them hardly ever,
// as in any language. The same for the same number of messages.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace holdfast::bench {

class Talk {
public:
    Talk() {
        constexpr int latin_words = 30'000, han_words = 20'000, han_signs = 3'000;
        static constexpr char const* parts[] = {"ba", "ne",  "tor", "li",  "qua", "mes",
                                                "ro", "shi", "an",  "del", "po",  "ver"};
        for (int i = 0; i < latin_words; ++i) {
            std::string word;
            for (auto rest = i + 7; rest > 0; rest /= 12) word += parts[rest % 12];
            latin_.push_back(word);
        }
        for (int i = 0; i < han_words; ++i) {
            std::string word;
            for (int signs = 1 + static_cast<int>(dice_() % 3); signs > 0; --signs) word += han(rank(han_signs));
            han_.push_back(word);
        }
    }

    // One message in fifty carries a link.
    std::string say(std::uint64_t number) {
        std::string text;
        if (dice_() % 2 == 0) {
            for (auto count = 4 + dice_() % 15; count > 0; --count) text += latin_[rank(latin_.size())] + ' ';
        } else {
            for (auto count = 3 + dice_() % 12; count > 0; --count) text += han_[rank(han_.size())];
            text += ' ';
        }
        if (number % 50 == 0) text += "https://example.org/" + latin_[rank(latin_.size())] + ' ';
        return text;
    }

private:
    // By Zipf, near enough: the logarithm of the rank is even.
    std::size_t rank(std::size_t most) {
        auto const even = std::uniform_real_distribution<>{0, std::log(static_cast<double>(most))}(dice_);
        return static_cast<std::size_t>(std::exp(even)) - 1;
    }
    static std::string han(std::size_t number) {
        auto const point = 0x4E00 + static_cast<unsigned>(number);
        return {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)),
                static_cast<char>(0x80 | (point & 63))};
    }

    std::mt19937_64 dice_{7};
    std::vector<std::string> latin_, han_;
};

}  // namespace holdfast::bench
