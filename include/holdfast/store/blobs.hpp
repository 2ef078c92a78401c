// Bytes on disk beside the database: uploads while they arrive, and what became of them.
// Names are made here and never come from a client: DIR/uploads/<id> and DIR/files/<two digits>/<digest>-<id>. The digest says
// what is in it; the id makes the name new, so that taking an old file away can never take a new one with the same content.
// Any thread; never on a loop. Bounded by the disk: a write that does not fit is undone and refused `disk_full`.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "holdfast/base/id.hpp"
#include "holdfast/base/result.hpp"

namespace holdfast {

// A descriptor that is closed with its last copy: who reads goes on reading, whatever becomes of the name.
using OpenFile = std::shared_ptr<int const>;
OpenFile hold_open(int descriptor);

struct BlobBytes {
    OpenFile file;
    std::int64_t bytes = 0;
};

class Blobs {
public:
    explicit Blobs(std::string folder);  // makes its two folders, 0700

    // How much of an upload is there.
    std::int64_t arrived(FileId upload) const;
    // Adds a part where the upload ends; on the disk when it returns. `conflict` when it ends elsewhere.
    Result<std::int64_t> add(FileId upload, std::int64_t offset, std::string_view part) const;
    // BLAKE2b-256 of a whole file, in hex.
    std::string digest(std::string const& path) const;
    // Gives an upload its lasting place, on the disk when it returns; its name there. `from`: the file, in uploads/.
    std::string keep(std::string const& from, FileId id, std::string const& digest) const;

    BlobBytes open(std::string const& name) const;  // no file: nothing of that name
    std::string upload_path(FileId upload) const;
    std::string path(std::string const& name) const;
    // Who copies the files that a transaction names holds this from before it begins: until then nothing leaves the disk,
    // in any process. Waits for a removal that is under way.
    OpenFile keep_all() const;
    // Who takes away what a commit made needless holds this meanwhile; nothing while somebody keeps all.
    OpenFile may_remove() const;
    // Takes away uploads/<id>… or a file by its name; true when it is gone, by this or before.
    bool remove(std::string const& name) const;
    static std::string upload_name(FileId upload);  // as remove() takes it
    // Every name on the disk.
    std::set<std::string> names() const;

private:
    Problem refuse_full() const;

    std::string folder_;
    std::shared_ptr<std::atomic<bool>> full_ = std::make_shared<std::atomic<bool>>(false);  // refused the last part
};

}  // namespace holdfast
