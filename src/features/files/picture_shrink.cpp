#include <algorithm>

#include "features/files/picture.hpp"

namespace holdfast::files {

Shrink::Shrink(int width, int height, int small_width, int small_height)
    : width_{width},
      height_{height},
      small_width_{small_width},
      small_height_{small_height},
      sums_(static_cast<std::size_t>(small_width) * 5),
      out_(static_cast<std::size_t>(small_width) * static_cast<std::size_t>(small_height) * 4) {}

void Shrink::row(std::uint8_t const* rgba) {
    if (y_ >= height_) return;
    auto const out_y = static_cast<int>(static_cast<std::int64_t>(y_) * small_height_ / height_);
    if (out_y != out_y_) flush();
    out_y_ = out_y;
    for (int x = 0; x < width_; ++x, rgba += 4) {
        auto* const sum = &sums_[static_cast<std::size_t>(static_cast<std::int64_t>(x) * small_width_ / width_) * 5];
        std::uint64_t const alpha = rgba[3];
        for (int i = 0; i < 3; ++i) sum[i] += rgba[i] * alpha;
        sum[3] += alpha;
        ++sum[4];
    }
    ++y_;
}

void Shrink::flush() {
    auto* out = &out_[static_cast<std::size_t>(out_y_) * static_cast<std::size_t>(small_width_) * 4];
    for (std::size_t x = 0; x < sums_.size(); x += 5, out += 4) {
        auto const alpha = sums_[x + 3];
        for (std::size_t i = 0; i < 3; ++i)
            out[i] = static_cast<std::uint8_t>(alpha > 0 ? (sums_[x + i] + alpha / 2) / alpha : 0);
        if (sums_[x + 4] > 0) out[3] = static_cast<std::uint8_t>((alpha + sums_[x + 4] / 2) / sums_[x + 4]);
    }
    std::fill(sums_.begin(), sums_.end(), 0);
}

std::vector<std::uint8_t> Shrink::take() {
    if (y_ > 0) flush();
    return std::move(out_);
}

Canvas upright(Canvas picture, int orientation) {
    if (orientation <= 1 || orientation > 8) return picture;
    bool const turned = orientation >= 5;
    Canvas out{turned ? picture.height : picture.width, turned ? picture.width : picture.height, {}};
    out.rgba.resize(picture.rgba.size());
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            int from_x = turned ? y : x, from_y = turned ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                from_x = picture.width - 1 - from_x;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                from_y = picture.height - 1 - from_y;
            std::copy_n(&picture.rgba[(static_cast<std::size_t>(from_y) * static_cast<std::size_t>(picture.width) +
                                       static_cast<std::size_t>(from_x)) *
                                      4],
                        4,
                        &out.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                   static_cast<std::size_t>(x)) *
                                  4]);
        }
    return out;
}

Canvas middle_square(Canvas picture) {
    auto const edge = std::min(picture.width, picture.height);
    auto const left = (picture.width - edge) / 2, top = (picture.height - edge) / 2;
    Canvas out{edge, edge, {}};
    for (int y = 0; y < edge; ++y) {
        auto const from = picture.rgba.begin() + ((top + y) * static_cast<std::ptrdiff_t>(picture.width) + left) * 4;
        out.rgba.insert(out.rgba.end(), from, from + edge * 4);
    }
    return out;
}

}  // namespace holdfast::files
