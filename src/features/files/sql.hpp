// The rows of uploads, files and their contents; plain structs out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/files/requests.hpp"

namespace holdfast::files {

struct Upload {
    FileId id;
    UserId user;
    std::string name;
    std::int64_t bytes = 0;
    bool picture = false;
};
enum class Picture : std::uint8_t { none = 0, offered = 1, used = 2 };
struct File {
    FileId id;
    UserId user;
    std::string name;
    std::int64_t bytes = 0;
    ChannelId channel;  // none: in no message yet
    Seq message = 0;
    Picture picture = Picture::none;
    std::string digest, place, preview, type;
    std::int64_t width = 0, height = 0;
};
FileView view_of(File const& file);

void insert_upload(WriteTx& tx, Upload const& upload);
std::optional<Upload> find_upload(ReadTx& tx, FileId id);
// Beyond `keep` of one person, the oldest first.
std::vector<FileId> uploads_beyond(ReadTx& tx, UserId user, std::int64_t keep);
std::vector<FileId> uploads_before(ReadTx& tx, Timestamp time);
void drop_upload(WriteTx& tx, FileId id);

struct Used {
    std::int64_t person = 0, workspace = 0;
};
// Bytes of files and of what is announced. The workspace is only counted when asked for.
Used used(ReadTx& tx, UserId user, bool workspace);

std::optional<File> find_file(ReadTx& tx, FileId id);
// Notes the file of an upload; what holds the same content shares its place, and what was made for it is thrown away.
void insert_file(WriteTx& tx, Upload const& upload, MadeFile const& made);
void bind(WriteTx& tx, ChannelId channel, Seq message, FileId file);
void drop_file(WriteTx& tx, FileId id);
std::vector<FileId> files_of(ReadTx& tx, ChannelId channel, Seq message);
std::vector<FileId> unused_before(ReadTx& tx, Timestamp time);

FileId avatar_of(ReadTx& tx, UserId user);
void set_avatar(WriteTx& tx, UserId user, FileId file);

void throw_away(WriteTx& tx, std::string_view name);
std::vector<std::string> trash(ReadTx& tx, int most);
void emptied(WriteTx& tx, std::string_view name);
// Every name that lasts, also in a database from before there were files.
std::vector<std::string> kept_names(ReadTx& tx);
// The same with the bytes each should have, where that is noted: a small picture's is not.
std::vector<std::pair<std::string, std::optional<std::int64_t>>> kept_sizes(ReadTx& tx);
// What does not fit together of files, contents and messages, as sentences.
std::vector<std::string> faults(ReadTx& tx);
// Every name that is there for a reason.
std::vector<std::string> known_names(ReadTx& tx);

}  // namespace holdfast::files
