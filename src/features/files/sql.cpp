#include "features/files/sql.hpp"

#include "holdfast/store/counted.hpp"

namespace holdfast::files {
namespace {

std::vector<FileId> ids_of(Query& query) {
    std::vector<FileId> out;
    while (query.step()) out.push_back(FileId{query.number(0)});
    return out;
}

std::int64_t sum(Query& query) { return query.step() ? query.number(0) : 0; }

}  // namespace

FileView view_of(File const& file) {
    FileView view{file.id, file.name, file.type, file.bytes, {}, {}, !file.preview.empty()};
    if (file.width > 0) view.width = file.width;
    if (file.height > 0) view.height = file.height;
    return view;
}

void insert_upload(WriteTx& tx, Upload const& upload) {
    tx.query("INSERT INTO uploads(id, user, name, bytes, picture, created_at) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(upload.id.value)
        .bind(upload.user.value)
        .bind(upload.name)
        .bind(upload.bytes)
        .bind(upload.picture)
        .bind(micros(tx.now()))
        .run();
}

std::optional<Upload> find_upload(ReadTx& tx, FileId id) {
    auto query = tx.query("SELECT user, name, bytes, picture FROM uploads WHERE id = ?");
    if (!query.bind(id.value).step()) return std::nullopt;
    return Upload{id, UserId{query.number(0)}, query.text(1), query.number(2), query.number(3) != 0};
}

std::vector<FileId> uploads_beyond(ReadTx& tx, UserId user, std::int64_t keep) {
    auto query = tx.query("SELECT id FROM uploads WHERE user = ? ORDER BY id DESC LIMIT -1 OFFSET ?");
    return ids_of(query.bind(user.value).bind(keep));
}

std::vector<FileId> uploads_before(ReadTx& tx, Timestamp time) {
    auto query = tx.query("SELECT id FROM uploads WHERE created_at < ? LIMIT 100");
    return ids_of(query.bind(micros(time)));
}

void drop_upload(WriteTx& tx, FileId id) {
    tx.query("DELETE FROM uploads WHERE id = ?").bind(id.value).run();
    // And what was made of it on the way.
    for (auto const* rest : {"", ".clean", ".small"}) throw_away(tx, Blobs::upload_name(id) + rest);
}

Used used(ReadTx& tx, UserId user, bool workspace) {
    auto kept = tx.query("SELECT coalesce(sum(bytes), 0) FROM files WHERE user = ?");
    auto announced = tx.query("SELECT coalesce(sum(bytes), 0) FROM uploads WHERE user = ?");
    Used out{sum(kept.bind(user.value)) + sum(announced.bind(user.value)), 0};
    if (!workspace) return out;
    auto all = tx.query("SELECT coalesce(sum(bytes), 0) FROM blobs");
    auto coming = tx.query("SELECT coalesce(sum(bytes), 0) FROM uploads");
    out.workspace = sum(all) + sum(coming);
    return out;
}

std::optional<File> find_file(ReadTx& tx, FileId id) {
    auto query = tx.query(
        "SELECT f.user, f.name, f.bytes, f.channel, f.message, f.picture, b.digest, b.place, b.preview, b.type, "
        "b.width, b.height FROM files f JOIN blobs b ON b.id = f.blob WHERE f.id = ?");
    if (!query.bind(id.value).step()) return std::nullopt;
    return File{id,
                UserId{query.number(0)},
                query.text(1),
                query.number(2),
                ChannelId{query.number(3)},
                query.number(4),
                static_cast<Picture>(query.number(5)),
                query.text(6),
                query.text(7),
                query.text(8),
                query.text(9),
                query.number(10),
                query.number(11)};
}

void insert_file(WriteTx& tx, Upload const& upload, MadeFile const& made) {
    std::int64_t blob = 0;
    {
        auto known = tx.query("UPDATE blobs SET uses = uses + 1 WHERE digest = ? RETURNING id");
        if (known.bind(made.digest).step()) blob = known.number(0);
    }
    if (blob != 0) {
        throw_away(tx, made.place);
        if (!made.preview.empty()) throw_away(tx, made.preview);
    } else {
        blob = upload.id.value;
        tx.query(
              "INSERT INTO blobs(id, digest, place, preview, bytes, type, width, height) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(blob)
            .bind(made.digest)
            .bind(made.place)
            .bind(made.preview)
            .bind(made.bytes)
            .bind(made.type)
            .bind(made.width)
            .bind(made.height)
            .run();
    }
    tx.query("INSERT INTO files(id, user, blob, name, bytes, picture, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(upload.id.value)
        .bind(upload.user.value)
        .bind(blob)
        .bind(upload.name)
        .bind(made.bytes)
        .bind(upload.picture ? 1 : 0)
        .bind(micros(tx.now()))
        .run();
}

void bind(WriteTx& tx, ChannelId channel, Seq message, FileId file) {
    tx.query("UPDATE files SET channel = ?, message = ? WHERE id = ?")
        .bind(channel.value)
        .bind(message)
        .bind(file.value)
        .run();
}

void drop_file(WriteTx& tx, FileId id) {
    std::int64_t blob = 0;
    {
        auto query = tx.query("DELETE FROM files WHERE id = ? RETURNING blob");
        if (query.bind(id.value).step()) blob = query.number(0);
    }
    if (blob == 0) return;
    tx.query("UPDATE blobs SET uses = uses - 1 WHERE id = ?").bind(blob).run();
    std::string place, preview;
    {
        auto query = tx.query("DELETE FROM blobs WHERE id = ? AND uses = 0 RETURNING place, preview");
        if (query.bind(blob).step()) {
            place = query.text(0);
            preview = query.text(1);
        }
    }
    if (!place.empty()) throw_away(tx, place);
    if (!preview.empty()) throw_away(tx, preview);
}

std::vector<FileId> files_of(ReadTx& tx, ChannelId channel, Seq message) {
    auto query = tx.query("SELECT id FROM files WHERE channel = ? AND message = ?");
    return ids_of(query.bind(channel.value).bind(message));
}

std::vector<FileId> unused_before(ReadTx& tx, Timestamp time) {
    auto query = tx.query("SELECT id FROM files WHERE channel = 0 AND picture < 2 AND created_at < ? LIMIT 100");
    return ids_of(query.bind(micros(time)));
}

FileId avatar_of(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT avatar FROM users WHERE id = ?");
    return query.bind(user.value).step() ? FileId{query.number(0)} : FileId{};
}

void set_avatar(WriteTx& tx, UserId user, FileId file) {
    tx.query("UPDATE users SET avatar = ? WHERE id = ?").bind(file.value).bind(user.value).run();
    tx.query("UPDATE files SET picture = 2 WHERE id = ?").bind(file.value).run();
}

void throw_away(WriteTx& tx, std::string_view name) {
    tx.query("INSERT OR IGNORE INTO trash(name) VALUES (?)").bind(name).run();
}

std::vector<std::string> trash(ReadTx& tx, int most) {
    auto query = tx.query("SELECT name FROM trash LIMIT ?");
    query.bind(most);
    std::vector<std::string> out;
    while (query.step()) out.push_back(query.text(0));
    return out;
}

void emptied(WriteTx& tx, std::string_view name) { tx.query("DELETE FROM trash WHERE name = ?").bind(name).run(); }

std::vector<std::string> kept_names(ReadTx& tx) {
    auto known = tx.query("SELECT count(*) FROM sqlite_schema WHERE name = 'blobs'");
    if (sum(known) == 0) return {};
    std::vector<std::string> out;
    auto kept = tx.query("SELECT place, preview FROM blobs");
    while (kept.step()) {
        out.push_back(kept.text(0));
        if (!kept.view(1).empty()) out.push_back(kept.text(1));
    }
    return out;
}

std::vector<std::pair<std::string, std::optional<std::int64_t>>> kept_sizes(ReadTx& tx) {
    std::vector<std::pair<std::string, std::optional<std::int64_t>>> out;
    auto kept = tx.query("SELECT place, preview, bytes FROM blobs");
    while (kept.step()) {
        out.emplace_back(kept.text(0), kept.number(2));
        if (!kept.view(1).empty()) out.emplace_back(kept.text(1), std::nullopt);
    }
    return out;
}

std::vector<std::string> faults(ReadTx& tx) {
    std::vector<std::string> out;
    count_fault(tx, out,
                "SELECT count(*) FROM blobs b LEFT JOIN (SELECT blob, count(*) AS uses FROM files GROUP BY blob) f "
                "ON f.blob = b.id WHERE b.uses <> coalesce(f.uses, 0)",
                "contents are counted as used by more or fewer files than hold them.");
    count_fault(tx, out,
                "SELECT count(*) FROM files f LEFT JOIN messages m ON m.channel = f.channel AND m.seq = f.message "
                "WHERE f.channel > 0 AND m.deleted IS NOT 0",
                "files hang on messages that are deleted or not there.");
    return out;
}

std::vector<std::string> known_names(ReadTx& tx) {
    auto out = kept_names(tx);
    auto coming = tx.query("SELECT id FROM uploads");
    for (auto const id : ids_of(coming)) out.push_back(Blobs::upload_name(id));
    return out;
}

}  // namespace holdfast::files
