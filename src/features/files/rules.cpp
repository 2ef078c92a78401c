#include "features/files/rules.hpp"

#include <algorithm>
#include <array>

#include "holdfast/domain/text.hpp"

namespace holdfast::files {
namespace {

struct Magic {
    std::size_t at;
    std::string_view bytes, type;
};
using namespace std::string_view_literals;
constexpr std::array magics{
    Magic{0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    Magic{0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    Magic{0, "GIF87a"sv, "image/gif"},
    Magic{0, "GIF89a"sv, "image/gif"},
    Magic{8, "WEBPVP8"sv, "image/webp"},
    Magic{8, "WAVE"sv, "audio/wav"},
    Magic{8, "AVI "sv, "video/x-msvideo"},
    Magic{4, "ftypavif"sv, "image/avif"},
    Magic{4, "ftyphei"sv, "image/heic"},
    Magic{4, "ftypqt"sv, "video/quicktime"},
    Magic{4, "ftypM4A"sv, "audio/mp4"},
    Magic{4, "ftyp"sv, "video/mp4"},
    Magic{0, "\x1A\x45\xDF\xA3"sv, "video/webm"},
    Magic{0, "OggS"sv, "audio/ogg"},
    Magic{0, "ID3"sv, "audio/mpeg"},
    Magic{0, "\xFF\xFB"sv, "audio/mpeg"},
    Magic{0, "\xFF\xF3"sv, "audio/mpeg"},
    Magic{0, "fLaC"sv, "audio/flac"},
    Magic{0, "%PDF-"sv, "application/pdf"},
    Magic{0, "\x1F\x8B"sv, "application/gzip"},
    Magic{0, "PK\x03\x04"sv, "application/zip"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
};

struct Ending {
    std::string_view ending, type;
};
// Kinds of zip.
constexpr std::array offices{
    Ending{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Ending{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Ending{".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Ending{".odt", "application/vnd.oasis.opendocument.text"},
    Ending{".ods", "application/vnd.oasis.opendocument.spreadsheet"},
};

bool is_text(std::string_view head) {
    return std::all_of(head.begin(), head.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte >= 0x20 || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f';
    });
}

Problem over_quota(std::string whose) {
    return {Fault::too_large, "quota_exceeded",
            "There is no room left for this file: " + whose + " files take all of it.", "bytes"};
}

}  // namespace

std::string type_of(std::string_view head, std::string_view name) {
    for (auto const& magic : magics) {
        if (head.size() < magic.at + magic.bytes.size() || head.substr(magic.at, magic.bytes.size()) != magic.bytes)
            continue;
        if (magic.type == "application/zip")
            for (auto const& office : offices)
                if (name.ends_with(office.ending)) return std::string{office.type};
        if (magic.type == "audio/ogg" && name.ends_with(".ogv")) return "video/ogg";
        return std::string{magic.type};
    }
    return is_text(head) ? "text/plain" : "application/octet-stream";
}

bool is_raster(std::string_view type) {
    return type == "image/png" || type == "image/jpeg" || type == "image/gif" || type == "image/webp";
}

bool shown_in_place(std::string_view type) {
    return is_raster(type) || type.starts_with("audio/") || type.starts_with("video/");
}

Result<std::string> clean_file_name(std::string_view name) {
    auto const slash = name.find_last_of("/\\");
    if (slash != name.npos) name.remove_prefix(slash + 1);
    auto clean = clean_name(name, "name", 255);
    if (!clean) return clean;
    if (*clean == "." || *clean == "..") return Problem{Fault::bad_request, "empty", "A file needs a name.", "name"};
    return clean;
}

Verdict decide_begin(BeginUpload const& command, FileRoom const& room, Used const& used) {
    auto const most = command.picture ? std::min(picture_bytes_max, room.bytes_max) : room.bytes_max;
    if (command.bytes > most)
        return Problem{Fault::too_large, "too_large", "A file may hold at most " + std::to_string(most) + " bytes.",
                       "bytes"};
    // By subtraction: an announced size may be any number.
    if (room.person_bytes_max > 0 && command.bytes > room.person_bytes_max - used.person) return over_quota("one's");
    if (room.workspace_bytes_max > 0 && command.bytes > room.workspace_bytes_max - used.workspace)
        return over_quota("the workspace's");
    return allowed();
}

}  // namespace holdfast::files
