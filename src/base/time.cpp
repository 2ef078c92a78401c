#include "holdfast/base/time.hpp"

#include <cstdio>

namespace holdfast {
namespace {

class SystemClock final : public Clock {
public:
    Timestamp now() const override {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
    Monotonic steady() const override { return std::chrono::steady_clock::now(); }
};

// Reads exactly `count` digits and moves past them; -1 when there is anything else.
int take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    int value = 0;
    for (char const c : text.substr(0, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text[0] != expected) return false;
    text.remove_prefix(1);
    return true;
}

// .5 and .500000 are the same; more than six digits are not ours. -1 when malformed.
std::int64_t take_fraction(std::string_view& text) {
    if (!take(text, '.')) return 0;
    std::int64_t value = 0;
    int count = 0;
    for (; count < 6 && !text.empty() && text[0] >= '0' && text[0] <= '9'; ++count) {
        value = value * 10 + (text[0] - '0');
        text.remove_prefix(1);
    }
    if (count == 0) return -1;
    for (; count < 6; ++count) value *= 10;
    return value;
}

}  // namespace

Clock const& system_clock() {
    static SystemClock const clock;
    return clock;
}

std::string to_text(Timestamp at) {
    using namespace std::chrono;
    auto const day = floor<days>(at);
    year_month_day const date{day};
    hh_mm_ss const time{at - day};
    char text[64];
    auto const length =
        std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return {text, static_cast<std::size_t>(length)};
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
    using namespace std::chrono;
    auto const y = take_digits(text, 4);
    if (y < 0 || !take(text, '-')) return std::nullopt;
    auto const m = take_digits(text, 2);
    if (m < 0 || !take(text, '-')) return std::nullopt;
    auto const d = take_digits(text, 2);
    if (d < 0 || !take(text, 'T')) return std::nullopt;
    auto const h = take_digits(text, 2);
    if (h < 0 || h > 23 || !take(text, ':')) return std::nullopt;
    auto const min = take_digits(text, 2);
    if (min < 0 || min > 59 || !take(text, ':')) return std::nullopt;
    auto const s = take_digits(text, 2);
    if (s < 0 || s > 59) return std::nullopt;
    auto const fraction = take_fraction(text);
    if (fraction < 0 || text != "Z") return std::nullopt;

    year_month_day const date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return Timestamp{sys_days{date}} + hours{h} + minutes{min} + seconds{s} + microseconds{fraction};
}

}  // namespace holdfast
