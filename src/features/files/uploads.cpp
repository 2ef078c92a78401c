// An upload: announced, sent in parts, finished. What was announced is refused before a byte is sent, when it does not fit.
#include "features/files/parts.hpp"
#include "features/files/picture.hpp"

#include <unistd.h>

namespace holdfast::files {
namespace {

constexpr std::size_t head_bytes = 4096;

Problem upload_not_found() { return {Fault::not_found, "not_found", "There is no such upload.", "upload"}; }

Result<Upload> own_upload(ReadTx& tx, Caller const& caller, FileId id) {
    auto upload = find_upload(tx, id);
    bool const own = upload && (caller.operates || (caller.user && upload->user == caller.user));
    if (!own) return upload_not_found();
    return std::move(*upload);
}

Result<Done> begin(WriteTx& tx, Context const& context, BeginUpload const& command) {
    auto const& room = context.catalogue.room;
    auto const user = context.caller.user;
    if (!user) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
    auto const name = clean_file_name(command.name);
    if (!name) return name.error();
    if (auto const decided = decide_begin(command, room, used(tx, user, room.workspace_bytes_max > 0)); !decided)
        return decided.error();
    // Who begins and never ends loses the oldest.
    for (auto const old : uploads_beyond(tx, user, uploads_max - 1)) drop_upload(tx, old);
    Upload const upload{FileId{tx.new_id()}, user, *name, command.bytes, command.picture};
    insert_upload(tx, upload);
    Done done;
    done.result = encode(UploadView{upload.id, upload.bytes, 0, part_bytes});
    return done;
}

Result<Done> cancel(WriteTx& tx, Context const& context, UploadOnly const& command) {
    auto const upload = own_upload(tx, context.caller, command.upload);
    if (!upload) return upload.error();
    drop_upload(tx, upload->id);
    return Done{};
}

Result<UploadView> state(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, UploadOnly const& question) {
    auto const upload = own_upload(tx, caller, question.upload);
    if (!upload) return upload.error();
    return UploadView{upload->id, upload->bytes, catalogue.room.blobs->arrived(upload->id), part_bytes};
}

Result<UploadLimits> limits(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskLimits const&) {
    auto const& room = catalogue.room;
    UploadLimits out{room.bytes_max,
                     part_bytes,
                     std::min(picture_bytes_max, room.bytes_max),
                     used(tx, caller.user, false).person,
                     {}};
    if (room.person_bytes_max > 0) out.person_bytes_max = room.person_bytes_max;
    return out;
}

Result<UploadView> add(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AddPart const& command,
                       std::string_view body) {
    auto const upload = own_upload(tx, caller, command.upload);
    if (!upload) return upload.error();
    if (body.empty()) return Problem{Fault::bad_request, "empty", "This part is empty."};
    if (command.offset > upload->bytes || std::ssize(body) > upload->bytes - command.offset)
        return Problem{Fault::too_large, "too_large", "This is more than was announced.", "offset"};
    auto const offset = catalogue.room.blobs->add(upload->id, command.offset, body);
    if (!offset) return offset.error();
    return UploadView{upload->id, upload->bytes, *offset, part_bytes};
}

std::string head_of(Blobs const& blobs, FileId upload) {
    auto const bytes = blobs.open(Blobs::upload_name(upload));
    std::string head(head_bytes, '\0');
    auto const size = bytes.file ? ::pread(*bytes.file, head.data(), head.size(), 0) : 0;
    head.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return head;
}

// Looks at a picture and leaves, of what is beside it, nothing.
Result<MadeFile> made_of(FileRoom const& room, Upload const& upload) {
    auto const& blobs = *room.blobs;
    auto const original = blobs.upload_path(upload.id), clean = original + ".clean", small = original + ".small";
    MadeFile made;
    made.upload = upload.id;
    made.type = type_of(head_of(blobs, upload.id), upload.name);
    Made pictures;
    if (is_raster(made.type) && !room.program.empty())
        pictures = make_pictures(room.program, upload.picture, original, clean, small);
    if (upload.picture) {
        if (!pictures.small)
            return Problem{Fault::bad_request, "not_a_picture", "A profile picture is a PNG, JPEG or WebP.", "upload"};
        made.type = "image/webp";
        made.width = made.height = square_edge;
    } else {
        made.width = pictures.width;
        made.height = pictures.height;
    }
    auto const& kept = upload.picture ? small : pictures.width > 0 ? clean : original;
    made.digest = blobs.digest(kept);
    made.place = blobs.keep(kept, upload.id, made.digest);
    made.bytes = blobs.open(made.place).bytes;
    if (!upload.picture && pictures.small) made.preview = blobs.keep(small, upload.id, blobs.digest(small));
    return made;
}

Result<MadeFile> make(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, UploadOnly const& command) {
    MadeFile finished;
    finished.upload = command.upload;
    if (find_file(tx, command.upload)) return finished;  // whose it is, the command asks
    auto const upload = own_upload(tx, caller, command.upload);
    if (!upload) return upload.error();
    if (catalogue.room.blobs->arrived(upload->id) != upload->bytes)
        return Problem{Fault::conflict, "incomplete", "Not all of it has arrived.", "upload"};
    return made_of(catalogue.room, *upload);
}

Result<Done> finish(WriteTx& tx, Context const& context, MadeFile const& made) {
    if (!find_file(tx, made.upload)) {
        auto const upload = own_upload(tx, context.caller, made.upload);
        if (!upload) return upload.error();
        insert_file(tx, *upload, made);
        drop_upload(tx, upload->id);
    }
    auto const file = find_file(tx, made.upload);
    if (file->user != context.caller.user && !context.caller.operates) return upload_not_found();
    Done done;
    done.result = encode(view_of(*file));
    return done;
}

}  // namespace

void add_uploads(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&begin>({.name = "upload.begin",
                         .method = "POST",
                         .route = "/api/v1/uploads",
                         .help = "Announces a file. What does not fit is refused here, before a byte of it is sent.",
                         .refusals = "too_large quota_exceeded",
                         .logs = "",
                         .example = R"({"name":"tide table.pdf","bytes":48213})",
                         .success = 201,
                         .durable = false,
                         .by_stream = false,
                         .result = &record_of<UploadView>()}));
    catalogue.commands.push_back(command<&cancel>({.name = "upload.cancel",
                                                   .method = "DELETE",
                                                   .route = "/api/v1/uploads/{upload}",
                                                   .help = "Gives an upload up; what has arrived is thrown away.",
                                                   .refusals = "not_found",
                                                   .logs = "",
                                                   .durable = false,
                                                   .by_stream = false}));
    catalogue.reads.push_back(read<&limits>(
        {.name = "upload.limits", .route = "/api/v1/uploads", .help = "How much one may upload.", .refusals = ""}));
    catalogue.reads.push_back(read<&state>({.name = "upload.state",
                                            .route = "/api/v1/uploads/{upload}",
                                            .help = "How far an upload has come: where it goes on after a cut.",
                                            .refusals = "not_found"}));
    catalogue.bytes.push_back(
        takes<&add>({.name = "upload.add",
                     .method = "PUT",
                     .route = "/api/v1/uploads/{upload}",
                     .help = "The next part. It is on the disk when this is answered.",
                     .refusals = "not_found bad_content_type empty too_large wrong_offset disk_full",
                     .body_bytes_max = static_cast<std::size_t>(part_bytes)}));
    catalogue.bytes.push_back(makes<&make>(
        {.name = "upload.finish",
         .method = "POST",
         .route = "/api/v1/uploads/{upload}/finish",
         .help = "All has arrived: it becomes a file, for a message of one's own within a day. Pictures lose what is "
                 "written beside them, such as the place where they were taken.",
         .refusals = "not_found incomplete not_a_picture disk_full",
         .then = command<&finish>({.name = "upload.finish", .durable = false, .result = &record_of<FileView>()}),
         .success = 201}));

    catalogue.refusals.push_back(
        {"quota_exceeded", Fault::too_large, "One's files, or all of them, take the room there is."});
    catalogue.refusals.push_back(
        {"wrong_offset", Fault::conflict, "The upload ends elsewhere: ask where, and go on there."});
    catalogue.refusals.push_back({"incomplete", Fault::conflict, "Not all of the upload has arrived."});
    catalogue.refusals.push_back({"not_a_picture", Fault::bad_request, "This cannot be made a profile picture."});
    catalogue.refusals.push_back(
        {"disk_full", Fault::disk_full, "The server's disk is full; nothing of this was kept."});
}

}  // namespace holdfast::files
