#include "engine/refusals.hpp"

namespace holdfast {
namespace {

constexpr HouseRefusal house_table[] = {
    {{"bad_json", Fault::bad_request, "The body is not JSON, is nested too deeply, or has a name twice."},
     Expect::with_body},
    {{"bad_content_type", Fault::bad_request, "The body is not sent as application/json."}, Expect::with_body},
    {{"bad_query", Fault::bad_request, "The query of the address is not well-formed, or has a name twice."},
     Expect::with_query},
    {{"missing", Fault::bad_request, "A required field is not there."}, Expect::with_input},
    {{"bad_type", Fault::bad_request, "A field holds another kind of value."}, Expect::with_input},
    {{"bad_value", Fault::bad_request, "A field holds none of the values it may have."}, Expect::with_input},
    {{"bad_id", Fault::bad_request, "This is not an id of that kind."}, Expect::with_input},
    {{"bad_time", Fault::bad_request, "This is not a time such as 2026-09-14T08:41:00Z."}, Expect::with_input},
    {{"bad_text", Fault::bad_request, "Text holds what must not stand in it, such as control characters."},
     Expect::with_input},
    {{"out_of_range", Fault::bad_request, "A number or a time is too small or too large."}, Expect::with_input},
    {{"empty", Fault::bad_request, "Text or a list that must hold something is empty."}, Expect::with_input},
    {{"too_many", Fault::bad_request, "A list holds too many items."}, Expect::with_input},
    {{"bad_key", Fault::bad_request, "A key is up to 64 of A-Z, a-z, 0-9, _ and -."}, Expect::with_key},
    {{"key_required", Fault::bad_request,
      "This command needs an Idempotency-Key, so that trying again cannot do it twice."},
     Expect::key_required},
    {{"bad_username", Fault::bad_request, "A username is 2 to 32 of a-z, 0-9, dot, dash and underscore."},
     Expect::where_declared},
    {{"bad_email", Fault::bad_request, "This is not an e-mail address."}, Expect::where_declared},
    {{"weak_password", Fault::bad_request, "A password has at least ten characters."}, Expect::where_declared},

    {{"unauthorized", Fault::unauthorized, "Who asks is not known: nothing was shown, or it is no longer good."},
     Expect::always},

    {{"forbidden", Fault::forbidden, "Who asks is known and may not do this."}, Expect::narrowed},
    {{"bad_origin", Fault::forbidden, "The request came with a cookie from another site."}, Expect::changing},
    {{"not_a_member", Fault::forbidden, "One can join this channel, but is not in it."}, Expect::where_declared},
    {{"archived", Fault::forbidden, "The channel is archived: it can be read, but nothing can be added."},
     Expect::where_declared},

    {{"not_found", Fault::not_found, "It is not there, or not for who asks; the two look alike."}, Expect::with_path},

    {{"key_conflict", Fault::conflict, "The key was used before, for something else."}, Expect::with_key},
    {{"username_taken", Fault::conflict, "Somebody has this username."}, Expect::where_declared},
    {{"email_taken", Fault::conflict, "Somebody uses this e-mail address."}, Expect::where_declared},
    {{"reserved_name", Fault::conflict, "Only the house bears this name."}, Expect::where_declared},
    {{"too_many_sessions", Fault::conflict, "There are as many sessions and tokens as one person may have."},
     Expect::where_declared},

    {{"too_large", Fault::too_large, "Text or the whole request is longer than it may be."}, Expect::with_body},

    {{"rate_limited", Fault::rate_limited, "Too much at once: come back after `retry_ms`."}, Expect::always},

    {{"internal", Fault::internal, "The fault is the server's."}, Expect::always},

    {{"overloaded", Fault::overloaded, "A queue is full: come back after `retry_ms`."}, Expect::always},
    {{"draining", Fault::draining, "The server is about to restart: come back after `retry_ms`."}, Expect::always},
    {{"unavailable", Fault::unavailable, "The disk took nothing. The same key settles it later."}, Expect::changing},
};

}  // namespace

std::span<HouseRefusal const> house_refusals() { return house_table; }

std::vector<std::string_view> words_of(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        auto const blank = list.find(' ');
        if (blank != 0) words.push_back(list.substr(0, blank));
        if (blank == std::string_view::npos) break;
        list.remove_prefix(blank + 1);
    }
    return words;
}

}  // namespace holdfast
