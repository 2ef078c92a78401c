// What may be preferred; pure.
#pragma once

#include "features/preferences/choices.hpp"

namespace holdfast::preferences {

// Keywords trimmed, each once; days in their order; the time zone one that exists. Codes: empty, bad_text, too_large, bad_time_zone.
Result<Preferences> decide(SetPreferences const& wished);
// Codes: out_of_range. What is not muted has no end of it.
Result<ChannelPreferences> decide(SetChannelPreferences const& wished, Timestamp now);

}  // namespace holdfast::preferences
