// Files: who may have them, and what becomes of them with their message.
#include "features/files/parts.hpp"

namespace holdfast {
namespace files {

Problem file_not_found(std::string_view field) {
    return {Fault::not_found, "not_found", "There is no such file.", std::string{field}};
}

Result<OpenBytes> opened(Catalogue const& catalogue, File const& file, bool small) {
    auto bytes = catalogue.room.blobs->open(small ? file.preview : file.place);
    if (!bytes.file) return file_not_found("file");
    OpenBytes out;
    out.file = std::move(bytes.file);
    out.bytes = bytes.bytes;
    out.etag = '"' + file.digest.substr(0, 32) + (small ? "-small\"" : "\"");
    out.type = small ? "image/webp" : file.type;
    out.name = file.name;
    // A picture that could not be read is none.
    out.in_place = small || (shown_in_place(file.type) && (!is_raster(file.type) || file.width > 0));
    return out;
}

namespace {

constexpr std::uint16_t message_deleted = 12;

// The channel's rights, of whoever asks at this moment; an upload in no message is its owner's alone.
Result<File> readable(ReadTx& tx, Caller const& caller, FileId id) {
    auto file = find_file(tx, id);
    if (!file || file->picture != Picture::none) return file_not_found("file");
    if (!file->channel) {
        if (!caller.user || file->user != caller.user) return file_not_found("file");
        return std::move(*file);
    }
    auto const seat = seat_in(tx, caller, file->channel, Act::read);
    if (!seat || file->message < seat->visible_from()) return file_not_found("file");
    return std::move(*file);
}

Result<OpenBytes> download(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, FileOnly const& question) {
    auto const file = readable(tx, caller, question.file);
    if (!file) return file.error();
    return opened(catalogue, *file, false);
}

Result<OpenBytes> preview(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, FileOnly const& question) {
    auto const file = readable(tx, caller, question.file);
    if (!file) return file.error();
    if (file->preview.empty()) return file_not_found("file");
    return opened(catalogue, *file, true);
}

Result<std::vector<FileView>> claim(WriteTx& tx, Caller const& caller, std::vector<FileId> const& ids) {
    std::vector<FileView> out;
    for (auto const id : ids) {
        auto const file = find_file(tx, id);
        if (!file || !caller.user || file->user != caller.user || file->channel || file->picture != Picture::none)
            return Problem{Fault::not_found, "no_such_file", "There is no such file; upload it again.", "files"};
        for (auto const& other : out)
            if (other.id == id) return Problem{Fault::bad_request, "bad_value", "A file stands twice in it.", "files"};
        out.push_back(view_of(*file));
    }
    return out;
}

void bind_all(WriteTx& tx, ChannelId channel, Seq message, std::vector<FileId> const& ids) {
    for (auto const id : ids) bind(tx, channel, message, id);
}

}  // namespace
}  // namespace files

void add_files(Catalogue& catalogue) {
    using namespace files;
    catalogue.files = {&claim, &bind_all};
    catalogue.refusals.push_back({"no_such_file", Fault::not_found,
                                  "A file of this message is not there, not one's own, or in a message already."});
    catalogue.reactors.push_back(
        {message_deleted, [](WriteTx& tx, Office const&, EventHeader const& header, Place const&) {
             for (auto const file : files_of(tx, ChannelId{header.log.value}, header.target)) drop_file(tx, file);
         }});
    catalogue.bytes.push_back(gives<&download>({.name = "file.download",
                                                .method = "GET",
                                                .route = "/api/v1/files/{file}",
                                                .help = "A file, whole or a range of it, for who may read its message.",
                                                .refusals = "not_found"}));
    catalogue.bytes.push_back(gives<&preview>({.name = "file.preview",
                                               .method = "GET",
                                               .route = "/api/v1/files/{file}/preview",
                                               .help = "A picture made small: at most 720 pixels, as WebP.",
                                               .refusals = "not_found"}));
    add_uploads(catalogue);
    add_file_imports(catalogue);
    add_avatars(catalogue);
    add_chores(catalogue);
}

}  // namespace holdfast
