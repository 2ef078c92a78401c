#include "holdfast/base/result.hpp"

namespace holdfast {

int http_status(Fault fault) {
    switch (fault) {
        case Fault::bad_request: return 400;
        case Fault::unauthorized: return 401;
        case Fault::forbidden: return 403;
        case Fault::not_found: return 404;
        case Fault::conflict: return 409;
        case Fault::too_large: return 413;
        case Fault::rate_limited: return 429;
        case Fault::overloaded:
        case Fault::draining:
        case Fault::unavailable: return 503;
        case Fault::disk_full: return 507;
        case Fault::internal: return 500;
    }
    return 500;
}

bool is_final(Fault fault) {
    switch (fault) {
        case Fault::rate_limited:
        case Fault::overloaded:
        case Fault::draining:
        case Fault::unavailable:
        case Fault::disk_full: return false;
        default: return true;
    }
}

}  // namespace holdfast
