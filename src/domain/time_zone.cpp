#include "holdfast/domain/time_zone.hpp"

#include <unicode/timezone.h>

namespace holdfast {

Result<std::string> clean_time_zone(std::string_view text, std::string_view field) {
    if (text.empty()) return std::string{};
    Problem const unknown{Fault::bad_request, "bad_time_zone", "There is no time zone of this name.",
                          std::string{field}};
    if (text.size() > time_zone_bytes_max) return unknown;
    for (unsigned char const c : text)
        if (c <= ' ' || c >= 0x7F) return unknown;
    auto const name =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString canonical;
    UBool known = false;  // false for what can be understood but is no name, such as GMT+3
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getCanonicalID(name, canonical, known, status);
    if (U_FAILURE(status) || !known || canonical == "Etc/Unknown") return unknown;
    return std::string{text};
}

}  // namespace holdfast
