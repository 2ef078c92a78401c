// Uploads, files and profile pictures on the wire.
#pragma once

#include "holdfast/engine/messages.hpp"
#include "holdfast/engine/people.hpp"

namespace holdfast::files {

inline constexpr std::int64_t part_bytes = 4 << 20;
inline constexpr std::int64_t picture_bytes_max = 20 << 20;  // of what a profile picture is made of
inline constexpr std::int64_t uploads_max = 50;              // of one person, on their way at once

struct BeginUpload {
    std::string name;
    std::int64_t bytes = 0;
    bool picture = false;
};
struct UploadOnly {
    FileId upload;
};
struct AddPart {
    FileId upload;
    std::int64_t offset = 0;
};
struct UploadView {
    FileId upload;
    std::int64_t bytes = 0;
    std::int64_t offset = 0;
    std::int64_t part_bytes = 0;
};
struct FileOnly {
    FileId file;
};
struct AskLimits {};
struct UploadLimits {
    std::int64_t bytes_max = 0;
    std::int64_t part_bytes = 0;
    std::int64_t picture_bytes_max = 0;
    std::int64_t used = 0;
    std::optional<std::int64_t> person_bytes_max;
};

// What a worker has made of an upload: the input of the command that finishes it. Never taken from a client.
struct MadeFile {
    FileId upload;
    std::string digest;
    std::string place;
    std::string preview;
    std::string type;
    std::int64_t bytes = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;
};

struct SetAvatar {
    FileId file;
};
struct NoAvatar {};
struct AskAvatar {
    UserId user;
    std::string version;
};

}  // namespace holdfast::files

namespace holdfast {

template <>
struct Described<files::BeginUpload> {
    using T = files::BeginUpload;
    static constexpr auto name = "BeginUpload";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::name>("name", {1, 4096}, "What it is called; folders before the name are left out."),
        field<&T::bytes>("bytes", {1, std::numeric_limits<std::int64_t>::max()}, "How large it is."),
        field<&T::picture>("picture", "It is to be one's profile picture.").or_default(),
    };
};
template <>
struct Described<files::UploadOnly> {
    static constexpr auto name = "UploadOnly";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&files::UploadOnly::upload>("upload", "Which upload.")};
};
template <>
struct Described<files::AddPart> {
    static constexpr auto name = "AddPart";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&files::AddPart::upload>("upload", "Which upload."),
        field<&files::AddPart::offset>("offset", {0, std::numeric_limits<std::int64_t>::max()},
                                       "Where the part begins: where the upload ends."),
    };
};
template <>
struct Described<files::UploadView> {
    using T = files::UploadView;
    static constexpr auto name = "Upload";
    static constexpr auto help = "A file on its way.";
    static constexpr std::array fields{
        field<&T::upload>("upload", "Its id; the file has the same."),
        field<&T::bytes>("bytes", "How large it will be."),
        field<&T::offset>("offset", "So much has arrived and is on the disk: the next part begins here."),
        field<&T::part_bytes>("part_bytes", "The most that one part may hold."),
    };
};
template <>
struct Described<files::FileOnly> {
    static constexpr auto name = "FileOnly";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&files::FileOnly::file>("file", "Which file.")};
};
template <>
struct Described<files::AskLimits> {
    static constexpr auto name = "AskLimits";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<files::UploadLimits> {
    using T = files::UploadLimits;
    static constexpr auto name = "UploadLimits";
    static constexpr auto help = "How much one may upload.";
    static constexpr std::array fields{
        field<&T::bytes_max>("bytes_max", "The most that one file may hold."),
        field<&T::part_bytes>("part_bytes", "The most that one part may hold."),
        field<&T::picture_bytes_max>("picture_bytes_max", "The most that a profile picture may be made of."),
        field<&T::used>("used", "So much of one's files is kept."),
        field<&T::person_bytes_max>("person_bytes_max",
                                    "The most that one's files may hold together; absent: no bound."),
    };
};
template <>
struct Described<files::MadeFile> {
    using T = files::MadeFile;
    static constexpr auto name = "MadeFile";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::upload>("upload", ""),   field<&T::digest>("digest", ""), field<&T::place>("place", ""),
        field<&T::preview>("preview", ""), field<&T::type>("type", ""),     field<&T::bytes>("bytes", ""),
        field<&T::width>("width", ""),     field<&T::height>("height", ""),
    };
};
template <>
struct Described<files::SetAvatar> {
    static constexpr auto name = "SetAvatar";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&files::SetAvatar::file>("file", "One's own upload, begun with `picture`.")};
};
template <>
struct Described<files::NoAvatar> {
    static constexpr auto name = "NoAvatar";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<files::AskAvatar> {
    static constexpr auto name = "AskAvatar";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&files::AskAvatar::user>("user", "Whose."),
        field<&files::AskAvatar::version>("v", {0, 32},
                                          "Of the address in the profile: with it the answer may be kept.")
            .or_default(),
    };
};

}  // namespace holdfast
