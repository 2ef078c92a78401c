// The decoders. They run in the jail alone, so a picture that is wrong may simply end the process.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include <unistd.h>

#include <jpeglib.h>
#include <png.h>
#include <webp/decode.h>
#include <webp/encode.h>

#include "features/files/picture.hpp"

namespace holdfast::files {
namespace {

[[noreturn]] void give_up() { ::_exit(1); }

unsigned char const* bytes_of(std::string_view file) { return reinterpret_cast<unsigned char const*>(file.data()); }

Canvas decode_jpeg(std::string_view file, int width, int height) {
    jpeg_error_mgr errors{};
    jpeg_decompress_struct jpeg{};
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = [](j_common_ptr) { give_up(); };
    errors.output_message = [](j_common_ptr) {};
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, bytes_of(file), static_cast<unsigned long>(file.size()));
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_EXT_RGBA;
    // Halves, quarters and eighths cost a fraction: as small as they come while nothing is lost.
    jpeg.scale_num = 1;
    for (jpeg.scale_denom = 8; jpeg.scale_denom > 1; jpeg.scale_denom /= 2)
        if (static_cast<int>(jpeg.image_width / jpeg.scale_denom) >= width &&
            static_cast<int>(jpeg.image_height / jpeg.scale_denom) >= height)
            break;
    jpeg_start_decompress(&jpeg);
    Shrink shrink{static_cast<int>(jpeg.output_width), static_cast<int>(jpeg.output_height), width, height};
    std::vector<unsigned char> row(static_cast<std::size_t>(jpeg.output_width) * 4);
    auto* rows = row.data();
    // A file of a few kilobytes can ask for hundreds of passes over fifty million pixels: the processor's limit ends that.
    while (jpeg.output_scanline < jpeg.output_height) {
        jpeg_read_scanlines(&jpeg, &rows, 1);
        shrink.row(row.data());
    }
    return {width, height, shrink.take()};
}

Canvas decode_png(std::string_view file, int width, int height) {
    auto* png = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, nullptr, [](png_structp, png_const_charp) { give_up(); },
        [](png_structp, png_const_charp) {});
    auto* info = png ? png_create_info_struct(png) : nullptr;
    if (!info) give_up();
    png_set_read_fn(png, &file, [](png_structp reader, png_bytep out, std::size_t size) {
        auto& left = *static_cast<std::string_view*>(png_get_io_ptr(reader));
        if (left.size() < size) give_up();
        std::memcpy(out, left.data(), size);
        left.remove_prefix(size);
    });
    png_read_info(png, info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    auto const passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    auto const wide = png_get_image_width(png, info), high = png_get_image_height(png, info);
    if (png_get_rowbytes(png, info) != static_cast<std::size_t>(wide) * 4) give_up();
    Shrink shrink{static_cast<int>(wide), static_cast<int>(high), width, height};
    // Interlaced: every row is touched by each pass, so all of them are held.
    std::vector<unsigned char> rows(static_cast<std::size_t>(wide) * 4 * (passes > 1 ? high : 1));
    for (int pass = 0; pass < passes; ++pass)
        for (png_uint_32 y = 0; y < high; ++y) {
            auto* const row = &rows[passes > 1 ? static_cast<std::size_t>(y) * wide * 4 : 0];
            png_read_row(png, row, nullptr);
            if (pass == passes - 1) shrink.row(row);
        }
    return {width, height, shrink.take()};
}

Canvas decode_webp(std::string_view file, int width, int height) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) give_up();
    config.options.use_scaling = 1;
    config.options.scaled_width = width;
    config.options.scaled_height = height;
    config.output.colorspace = MODE_RGBA;
    if (WebPDecode(bytes_of(file), file.size(), &config) != VP8_STATUS_OK) give_up();
    Canvas out{width, height, {}};
    for (int y = 0; y < height; ++y) {
        auto const* row = config.output.u.RGBA.rgba + static_cast<std::ptrdiff_t>(y) * config.output.u.RGBA.stride;
        out.rgba.insert(out.rgba.end(), row, row + static_cast<std::ptrdiff_t>(width) * 4);
    }
    return out;
}

}  // namespace

Canvas decode(std::string_view file, Cleaned const& known, int width, int height) {
    if (file.starts_with("\xFF\xD8")) return decode_jpeg(file, width, height);
    if (file.starts_with("\x89PNG")) return decode_png(file, width, height);
    if (known.moves || !file.starts_with("RIFF")) give_up();
    return decode_webp(file, width, height);
}

std::string encode_webp(Canvas const& picture) {
    std::uint8_t* bytes = nullptr;
    auto const size =
        WebPEncodeRGBA(picture.rgba.data(), picture.width, picture.height, picture.width * 4, 80.0F, &bytes);
    if (size == 0) give_up();
    std::string out{reinterpret_cast<char const*>(bytes), size};
    WebPFree(bytes);
    return out;
}

}  // namespace holdfast::files
