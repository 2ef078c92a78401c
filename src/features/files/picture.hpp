// Pictures: what is in them beside the picture is taken out (where it was taken, with what, by whom), and a small one is made.
// The decoders run in a process of their own that may do nothing but compute: see picture_jail.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::files {

inline constexpr std::int64_t pixels_max = 50'000'000;
inline constexpr int small_edge = 720, square_edge = 256;

// --- pure; any thread -------------------------------------------------------------------------------------------------
// What to keep of a picture file, in order. Nothing when it is no picture of that kind.
struct Cleaned {
    std::vector<std::string_view> pieces;  // of the file, or of `added`
    std::string added;                     // which way is up, when a JPEG says so
    std::int64_t width = 0, height = 0;    // as stored
    int orientation = 1;                   // as in EXIF: 1 upright … 8
    bool moves = false;
};
std::optional<Cleaned> clean_picture(std::string_view file);

// Makes a picture smaller, row by row: each pixel is the average of those it stands for.
class Shrink {
public:
    Shrink(int width, int height, int small_width, int small_height);
    void row(std::uint8_t const* rgba);
    std::vector<std::uint8_t> take();  // RGBA; rows that never came are clear

private:
    void flush();
    int width_, height_, small_width_, small_height_, y_ = 0, out_y_ = 0;
    std::vector<std::uint64_t> sums_;  // red, green, blue weighted by alpha, alpha, count
    std::vector<std::uint8_t> out_;
};

struct Canvas {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};
Canvas upright(Canvas picture, int orientation);
Canvas middle_square(Canvas picture);

// --- in the jail alone: what cannot be decoded ends the process -------------------------------------------------------
// Decoded at a size near the wished one, never larger than it is.
Canvas decode(std::string_view file, Cleaned const& known, int width, int height);
std::string encode_webp(Canvas const& picture);

// --- on a worker ------------------------------------------------------------------------------------------------------
struct Made {
    std::int64_t width = 0, height = 0;  // as it is to be seen; 0: it is no picture
    bool small = false;                  // a small one was made
};
// Reads `original`, writes `clean` and `small`. `program` is this one.
Made make_pictures(std::string const& program, bool square, std::string const& original, std::string const& clean,
                   std::string const& small);

}  // namespace holdfast::files
