// What becomes of a connection when the machine has not enough for it: the log says why. Any thread.
#pragma once

#include <exception>
#include <new>
#include <string>

#include "holdfast/base/log.hpp"
#include "net/request_body.hpp"

namespace holdfast::net {

inline constexpr auto no_memory = "No memory is left for what clients send: some are refused";

// Takes what has come of a body. False when there is no memory left for it.
inline bool take_body(BodyReader& reader, std::string& in) {
    try {
        in.erase(0, reader.feed(in));
        return true;
    } catch (std::bad_alloc const&) {
        log::error(no_memory);
        return false;
    }
}

// Why a connection ended that nobody wanted to end.
inline void log_dropped(std::exception_ptr const& broken, std::string const& what) {
    try {
        std::rethrow_exception(broken);
    } catch (std::bad_alloc const&) { log::error(no_memory); } catch (...) {
        log::error(what + " was dropped by a fault of the server");
    }
}

}  // namespace holdfast::net
