// Files that come from another chat. Whoever operates the machine announces them, and writes them beside the database as an
// upload; finished like one, they are files of whoever had shared them. Only the bound of the whole disk refuses them.
#include "features/files/parts.hpp"

namespace holdfast {

namespace files {
struct ImportFile {
    UserId by;
    std::string name;
    std::int64_t bytes = 0;
};
}  // namespace files
template <>
struct Described<files::ImportFile> {
    using T = files::ImportFile;
    static constexpr auto name = "ImportFile";
    static constexpr auto help = "A file of another chat, before its bytes.";
    static constexpr std::array fields{
        field<&T::by>("by", "Whose it is."),
        field<&T::name>("name", {0, 4096}, "What it was called."),
        field<&T::bytes>("bytes", {1, std::numeric_limits<std::int64_t>::max()}, "How large it is."),
    };
};

namespace files {
namespace {

Result<Done> import_file(WriteTx& tx, Context const& context, ImportFile const& command) {
    if (!user_view(tx, command.by)) return Problem{Fault::not_found, "not_found", "There is no such person.", "by"};
    auto const most = context.catalogue.room.workspace_bytes_max;
    if (most > 0 && command.bytes > most - used(tx, command.by, true).workspace)
        return Problem{Fault::too_large, "quota_exceeded",
                       "The files of the workspace take all the room that files_bytes_max leaves them.", "bytes"};
    auto const name = clean_file_name(command.name);
    Upload const upload{FileId{tx.new_id()}, command.by, name ? *name : "file", command.bytes, false};
    insert_upload(tx, upload);
    return unchanged(tx, workspace_log, encode(UploadView{upload.id, upload.bytes, 0, part_bytes}));
}

}  // namespace

void add_file_imports(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&import_file>({.name = "file.import",
                               .method = "POST",
                               .route = "/api/v1/imports/files",
                               .needs = Permission::operate,
                               .help = "Announces a file of another chat. Its key makes it one file however often.",
                               .refusals = "not_found quota_exceeded",
                               .logs = "",
                               .example = R"({"by":"U0000000000001","name":"tide table.pdf","bytes":48213})",
                               .success = 201,
                               .key_required = true,
                               .by_stream = false,
                               .result = &record_of<UploadView>()}));
}

}  // namespace files
}  // namespace holdfast
