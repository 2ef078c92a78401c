// Takes out of a picture file what is not the picture, without decoding it: EXIF, XMP, IPTC, comments, texts, what hangs behind the end.
// Colour profiles stay, and of EXIF which way is up.
#include "features/files/picture.hpp"

namespace holdfast::files {
namespace {

using namespace std::string_view_literals;

std::uint32_t number(std::string_view bytes, std::size_t at, int size, bool little) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
        auto const byte = static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(little ? size - 1 - i : i)]);
        value = value << 8 | byte;
    }
    return value;
}

// --- JPEG

int orientation_in(std::string_view tiff) {
    if (tiff.size() < 8) return 1;
    bool const little = tiff.starts_with("II");
    auto const entries = number(tiff, 4, 4, little);
    if (entries > tiff.size() - 2) return 1;
    auto const count = number(tiff, entries, 2, little);
    for (std::size_t i = 0; i < count; ++i) {
        auto const at = entries + 2 + i * 12;
        if (at + 12 > tiff.size()) return 1;
        if (number(tiff, at, 2, little) != 0x0112) continue;
        auto const value = number(tiff, at + 8, 2, little);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

std::string exif_of(int orientation) {
    std::string out{"\xFF\xE1\x00\x22"
                    "Exif\x00\x00"
                    "MM\x00\x2A\x00\x00\x00\x08"
                    "\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"sv};
    out += static_cast<char>(orientation);
    out.append(6, '\0');
    return out;
}

bool stays(unsigned marker, std::string_view body) {
    if (marker == 0xE0 || marker == 0xEE) return true;  // JFIF, Adobe: how colours are to be read
    if (marker == 0xE2) return body.starts_with("ICC_PROFILE");
    return (marker < 0xE0 || marker > 0xEF) && marker != 0xFE;
}

bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Where the next marker stands behind the picture's bytes.
std::size_t after_scan(std::string_view file, std::size_t at) {
    for (; at + 1 < file.size(); ++at) {
        auto const next = static_cast<unsigned char>(file[at + 1]);
        if (file[at] == '\xFF' && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
    }
    return file.size();
}

std::optional<Cleaned> clean_jpeg(std::string_view file) {
    Cleaned out;
    out.pieces.push_back(file.substr(0, 2));
    std::size_t at = 2;
    while (at + 4 <= file.size()) {
        if (file[at] != '\xFF') return std::nullopt;
        auto const marker = static_cast<unsigned char>(file[at + 1]);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == 0xD9) break;
        auto const size = number(file, at + 2, 2, false);
        if (size < 2 || at + 2 + size > file.size()) return std::nullopt;
        auto const body = file.substr(at + 4, size - 2);
        if (is_frame(marker) && body.size() >= 5) {
            out.height = number(body, 1, 2, false);
            out.width = number(body, 3, 2, false);
        }
        if (marker == 0xE1 && body.starts_with("Exif\0\0"sv)) out.orientation = orientation_in(body.substr(6));
        if (stays(marker, body)) out.pieces.push_back(file.substr(at, size + 2));
        at += size + 2;
        if (marker != 0xDA) continue;
        auto const end = after_scan(file, at);
        out.pieces.push_back(file.substr(at, end - at));
        at = end;
    }
    out.pieces.push_back("\xFF\xD9"sv);
    if (out.orientation != 1) out.added = exif_of(out.orientation);
    return out;
}

// --- PNG

std::optional<Cleaned> clean_png(std::string_view file) {
    Cleaned out;
    out.pieces.push_back(file.substr(0, 8));
    for (std::size_t at = 8; at + 12 <= file.size();) {
        auto const size = number(file, at, 4, false);
        if (size > file.size() - at - 12) return std::nullopt;
        auto const kind = file.substr(at + 4, 4);
        if (kind == "IHDR" && size >= 8) {
            out.width = number(file, at + 8, 4, false);
            out.height = number(file, at + 12, 4, false);
        }
        if (kind == "acTL") out.moves = true;
        bool const talks = kind == "tEXt" || kind == "zTXt" || kind == "iTXt" || kind == "eXIf" || kind == "tIME";
        if (!talks) out.pieces.push_back(file.substr(at, size + 12));
        at += size + 12;
        if (kind == "IEND") return out;
    }
    return std::nullopt;
}

// --- WebP

void put_size(std::string& out, std::size_t size) {
    for (int i = 0; i < 4; ++i) out += static_cast<char>(size >> (8 * i) & 0xFF);
}

void read_webp_size(Cleaned& out, std::string_view kind, std::string_view body) {
    if (kind == "VP8X" && body.size() >= 10) {
        out.width = number(body, 4, 3, true) + 1;
        out.height = number(body, 7, 3, true) + 1;
        out.moves = (body[0] & 0x02) != 0;
    } else if (out.width == 0 && kind == "VP8L" && body.size() >= 5) {
        auto const bits = number(body, 1, 4, true);
        out.width = (bits & 0x3FFF) + 1;
        out.height = (bits >> 14 & 0x3FFF) + 1;
    } else if (out.width == 0 && kind == "VP8 " && body.size() >= 10) {
        out.width = number(body, 6, 2, true) & 0x3FFF;
        out.height = number(body, 8, 2, true) & 0x3FFF;
    }
}

// The head says how long all is, so it is written anew: into `added`.
std::optional<Cleaned> clean_webp(std::string_view file) {
    Cleaned out;
    std::vector<std::string_view> kept;
    std::size_t size = 4, from = 12;
    std::string first;  // VP8X says what follows: no longer EXIF and XMP
    for (std::size_t at = 12; at + 8 <= file.size();) {
        auto const kind = file.substr(at, 4);
        std::size_t const bytes = number(file, at + 4, 4, true);
        if (bytes > file.size() - at - 8) return std::nullopt;
        auto const whole = file.substr(at, std::min(file.size() - at, 8 + bytes + bytes % 2));
        read_webp_size(out, kind, file.substr(at + 8, bytes));
        if (kind == "VP8X" && at == from && bytes >= 1) {
            first = whole;
            first[8] = static_cast<char>(first[8] & ~0x0C);
            size += first.size();
        } else if (kind != "EXIF" && kind != "XMP ") {
            kept.push_back(whole);
            size += whole.size();
        }
        at += whole.size();
    }
    if (out.width == 0) return std::nullopt;
    out.added = "RIFF";
    put_size(out.added, size);
    out.added += "WEBP" + first;
    out.pieces = std::move(kept);
    return out;
}

// --- GIF

std::size_t colours(char flags) { return flags & '\x80' ? 3u << ((flags & 7) + 1) : 0; }

std::size_t after_blocks(std::string_view file, std::size_t at) {
    while (at < file.size() && file[at] != 0) at += static_cast<unsigned char>(file[at]) + 1u;
    return at + 1;
}

std::optional<Cleaned> clean_gif(std::string_view file) {
    if (file.size() < 13) return std::nullopt;
    Cleaned out;
    out.width = number(file, 6, 2, true);
    out.height = number(file, 8, 2, true);
    out.moves = true;
    auto at = 13 + colours(file[10]);
    if (at > file.size()) return std::nullopt;
    out.pieces.push_back(file.substr(0, at));
    while (at < file.size() && file[at] != ';') {
        auto end = at;
        bool keeps = true;
        if (file[at] == '!' && at + 14 <= file.size()) {
            auto const app = file.substr(at + 3, 11);
            keeps =
                file[at + 1] == '\xF9' || (file[at + 1] == '\xFF' && (app == "NETSCAPE2.0" || app == "ANIMEXTS1.0"));
            end = after_blocks(file, at + 2);
        } else if (file[at] == '!') {
            end = after_blocks(file, at + 2);
        } else if (file[at] == ',' && at + 11 <= file.size()) {
            end = after_blocks(file, at + 11 + colours(file[at + 9]));
        } else return std::nullopt;
        if (end > file.size()) return std::nullopt;
        if (keeps) out.pieces.push_back(file.substr(at, end - at));
        at = end;
    }
    out.pieces.push_back(";"sv);
    return out;
}

}  // namespace

std::optional<Cleaned> clean_picture(std::string_view file) {
    std::optional<Cleaned> out;
    if (file.starts_with("\xFF\xD8\xFF"sv)) out = clean_jpeg(file);
    else if (file.starts_with("\x89PNG\r\n\x1A\n"sv)) out = clean_png(file);
    else if (file.starts_with("GIF8"sv)) out = clean_gif(file);
    else if (file.starts_with("RIFF"sv) && file.substr(0, 12).ends_with("WEBP")) out = clean_webp(file);
    if (out && (out->width <= 0 || out->height <= 0 || out->width > pixels_max / out->height)) return std::nullopt;
    return out;
}

}  // namespace holdfast::files
