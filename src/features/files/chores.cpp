// What nothing needs any more leaves the disk: a few seconds after the commit that said so, and never before it.
#include <algorithm>

#include <spdlog/spdlog.h>

#include "features/files/parts.hpp"

namespace holdfast::files {
namespace {

constexpr auto leftover_after = std::chrono::hours{24};
constexpr int trash_at_once = 500;

std::function<void(WriteTx&)> empty_trash(Catalogue const& catalogue, ReadTx& tx) {
    auto const& blobs = catalogue.room.blobs;
    if (!blobs) return {};
    auto const leave = blobs->may_remove();  // not while a backup copies what an older moment names
    if (!leave) return {};
    std::vector<std::string> gone;
    for (auto& name : trash(tx, trash_at_once))
        if (blobs->remove(name)) gone.push_back(std::move(name));
        else spdlog::warn("A file that nothing needs could not be taken off the disk.");
    if (gone.empty()) return {};
    return [gone](WriteTx& tx) {
        for (auto const& name : gone) emptied(tx, name);
    };
}

// What was begun and never finished, and what was uploaded and never said.
std::function<void(WriteTx&)> drop_leftovers(Catalogue const&, ReadTx& tx) {
    auto const before = tx.now() - leftover_after;
    if (uploads_before(tx, before).empty() && unused_before(tx, before).empty()) return {};
    return [before](WriteTx& tx) {
        for (auto const upload : uploads_before(tx, before)) drop_upload(tx, upload);
        for (auto const file : unused_before(tx, before)) drop_file(tx, file);
    };
}

}  // namespace

void add_chores(Catalogue& catalogue) {
    catalogue.chores.push_back({"empty_trash", &empty_trash});
    catalogue.chores.push_back({"drop_leftovers", &drop_leftovers});
}

}  // namespace holdfast::files
