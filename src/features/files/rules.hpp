// What may be uploaded, what a file is by its first bytes, and what of it may be shown in place.
// Pure; any thread.
#pragma once

#include "features/files/sql.hpp"

namespace holdfast::files {

// The media type, by what stands at the beginning; never by what a client says. The name decides between kinds that look alike.
std::string type_of(std::string_view head, std::string_view name);
bool is_raster(std::string_view type);
// Pictures, sound and film: what a browser shows without running anything of it. Never SVG or HTML.
bool shown_in_place(std::string_view type);

// Without the folders before it.
Result<std::string> clean_file_name(std::string_view name);
Verdict decide_begin(BeginUpload const& command, FileRoom const& room, Used const& used);

}  // namespace holdfast::files
