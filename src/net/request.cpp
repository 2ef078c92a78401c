#include "holdfast/net/http.hpp"

namespace holdfast::net {

std::string_view Request::header(std::string_view lower_case_name) const {
    for (auto const& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

}  // namespace holdfast::net
