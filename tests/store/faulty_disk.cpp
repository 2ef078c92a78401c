#include "store/faulty_disk.hpp"

namespace holdfast::test {

// SQLite allocates szOsFile bytes for each open file: ours, and behind it the real one's.
struct FaultyDisk::File {
    sqlite3_file base;
    bool is_log;
};

FaultyDisk* FaultyDisk::current_ = nullptr;

FaultyDisk::FaultyDisk() : real_vfs_{sqlite3_vfs_find(nullptr)}, vfs_{*real_vfs_} {
    current_ = this;
    vfs_.szOsFile += static_cast<int>(sizeof(File));
    vfs_.zName = "faulty";
    vfs_.xOpen = open;
    vfs_.pNext = nullptr;
    sqlite3_vfs_register(&vfs_, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_vfs_, 1);
    current_ = nullptr;
}

sqlite3_file* FaultyDisk::real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

int FaultyDisk::open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* flags_out) {
    static sqlite3_io_methods const methods = methods_that_fail();
    auto* const mine = reinterpret_cast<File*>(file);
    mine->is_log = (flags & SQLITE_OPEN_WAL) != 0;
    auto const code = current_->real_vfs_->xOpen(current_->real_vfs_, name, real(file), flags, flags_out);
    file->pMethods = real(file)->pMethods ? &methods : nullptr;
    return code;
}

int FaultyDisk::write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
    if (reinterpret_cast<File*>(file)->is_log && current_->write_result_ != SQLITE_OK) return current_->write_result_;
    return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int FaultyDisk::sync(sqlite3_file* file, int flags) {
    if (reinterpret_cast<File*>(file)->is_log) {
        if (current_->sync_result_ != SQLITE_OK) return current_->sync_result_;
        ++current_->syncs_;
    }
    return real(file)->pMethods->xSync(real(file), flags);
}

sqlite3_io_methods FaultyDisk::methods_that_fail() {
    sqlite3_io_methods m{};
    m.iVersion = 3;
    m.xWrite = write;
    m.xSync = sync;
    m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
    m.xRead = [](sqlite3_file* f, void* out, int n, sqlite3_int64 at) {
        return real(f)->pMethods->xRead(real(f), out, n, at);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); };
    m.xLock = [](sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); };
    m.xUnlock = [](sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
        return real(f)->pMethods->xCheckReservedLock(real(f), out);
    };
    m.xFileControl = [](sqlite3_file* f, int op, void* arg) {
        return real(f)->pMethods->xFileControl(real(f), op, arg);
    };
    m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
    };
    m.xShmLock = [](sqlite3_file* f, int at, int n, int flags) {
        return real(f)->pMethods->xShmLock(real(f), at, n, flags);
    };
    m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int drop) { return real(f)->pMethods->xShmUnmap(real(f), drop); };
    m.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int n, void** out) {
        return real(f)->pMethods->xFetch(real(f), at, n, out);
    };
    m.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* page) {
        return real(f)->pMethods->xUnfetch(real(f), at, page);
    };
    return m;
}

}  // namespace holdfast::test
