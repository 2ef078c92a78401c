// What the files of this feature share.
#pragma once

#include "features/files/rules.hpp"

namespace holdfast::files {

Problem file_not_found(std::string_view field);
// An open file as it is to be sent; not_found when its bytes are gone.
Result<OpenBytes> opened(Catalogue const& catalogue, File const& file, bool small);

void add_uploads(Catalogue& catalogue);
void add_file_imports(Catalogue& catalogue);
void add_avatars(Catalogue& catalogue);
void add_chores(Catalogue& catalogue);

}  // namespace holdfast::files
