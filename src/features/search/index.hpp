// How messages come into the index and leave it: a little at a time, never in the commit that posts or deletes them.
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::search {

// What came, changed or went first; then what a rebuild has not reached; then tidying up after deletes, once a day.
Rest keep_up(WriteTx& tx);

}  // namespace holdfast::search
