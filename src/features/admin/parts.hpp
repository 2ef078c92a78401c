// The parts that the admin console consists of; each adds its reads.
#pragma once

#include "features/admin/sql.hpp"

namespace holdfast::admin {

void add_lists(Catalogue& catalogue);       // people, channels, what was done
void add_programs(Catalogue& catalogue);    // webhooks, commands, bots; files
void add_statistics(Catalogue& catalogue);  // how the workspace is used
void add_health(Catalogue& catalogue);      // how the server is

}  // namespace holdfast::admin
