// The values that stand in messages of the stream, and those that the catalogue decides.
// Pure; any thread.
#pragma once

#include "engine/openapi_stream.hpp"

namespace holdfast::openapi {

Json text();
Json whole(std::int64_t least = 0);
Json time();
Json seq();
Json log();
Json check();
Json key();
Json channel();
Json user();
Json one_of(std::initializer_list<std::string_view> names);

Json position();          // of @me and @workspace in ready
Json channel_position();  // with what is unread
Json limits();
Json counts();
Json presence();
Json cursors();
Json any_result(Catalogue const& catalogue);     // of the commands that may come by the stream
Json command_names(Catalogue const& catalogue);  // of the same

}  // namespace holdfast::openapi
