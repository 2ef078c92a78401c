// The codes of the house: what base, domain and engine refuse with, whichever feature is asked.
// Constants; any thread.
#pragma once

#include <span>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast {

// Which requests may be refused so without saying it in their `refusals`.
enum class Expect : std::uint8_t {
    always,
    where_declared,
    with_body,
    with_query,
    with_input,  // a body or a query
    with_path,   // the address names something
    with_key,    // durable commands
    key_required,
    changing,  // every command
    narrowed,  // more is asked than being signed in
};

struct HouseRefusal {
    RefusalSpec spec;
    Expect expect = Expect::always;
};

std::span<HouseRefusal const> house_refusals();

// The words of a list such as `refusals`.
std::vector<std::string_view> words_of(std::string_view list);

}  // namespace holdfast
