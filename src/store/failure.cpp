#include "store/failure.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "holdfast/store/database.hpp"

namespace holdfast {

std::string failure_name(std::exception const& error) {
    if (auto const* const store = dynamic_cast<StoreError const*>(&error))
        return "SQLite code " + std::to_string(store->code);
    auto const* const mangled = typeid(error).name();
    std::unique_ptr<char, decltype(&std::free)> const name{abi::__cxa_demangle(mangled, nullptr, nullptr, nullptr),
                                                           std::free};
    return name ? name.get() : mangled;
}

}  // namespace holdfast
