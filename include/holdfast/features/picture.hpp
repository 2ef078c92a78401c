// The hidden half of the program: `holdfast picture` makes one picture small, in a jail, and ends.
#pragma once

namespace holdfast {

// Reads descriptor 0, writes 1 (what it found), 3 (the picture without what is beside it) and 4 (a small one).
int picture_main(bool square);

}  // namespace holdfast
