// What the settings say to the features: where files are kept and how much of them, who may do what.
#pragma once

#include "holdfast/app/settings.hpp"
#include "holdfast/engine/catalogue.hpp"

namespace holdfast {

// All features. Makes the folders of files; takes nothing away.
Catalogue furnished(Settings const& settings);

}  // namespace holdfast
