#include "simulation/disk.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace holdfast::simulation {
namespace {

constexpr std::size_t sector = 512;
constexpr int shared_locks = SQLITE_SHM_NLOCK;

struct Change {
    bool truncates = false;
    std::size_t at = 0;
    std::string bytes;
};

void make(std::string& file, Change const& change) {
    if (change.truncates) return file.resize(change.at);
    if (file.size() < change.at + change.bytes.size()) file.resize(change.at + change.bytes.size());
    std::memcpy(file.data() + change.at, change.bytes.data(), change.bytes.size());
}

}  // namespace

struct Disk::Node {
    std::string now, synced;
    std::vector<Change> unsynced;
    std::vector<File*> open;
    std::vector<std::unique_ptr<std::array<char, 32'768>>> regions;
    struct Lock {
        int readers = 0;
        File* writer = nullptr;
    };
    std::array<Lock, shared_locks> locks{};

    void change(Change change) {
        make(now, change);
        unsynced.push_back(std::move(change));
    }
    void sync() {
        for (auto const& one : unsynced) make(synced, one);
        unsynced.clear();
    }
    // Each change is kept or not, as the disk happened to order them; one is torn.
    void lose(Chance& chance) {
        auto const torn = chance.below(unsynced.size() + 1);
        auto const order_kept = chance.one_in(2);
        for (std::size_t i = 0; i < unsynced.size(); ++i) {
            if (order_kept ? i > torn : chance.one_in(2)) continue;
            if (i == torn && !unsynced[i].truncates)
                unsynced[i].bytes.resize(sector * chance.below(unsynced[i].bytes.size() / sector + 1));
            make(synced, unsynced[i]);
        }
        unsynced.clear();
        now = synced;
    }
};

struct Disk::File {
    sqlite3_file base;
    Disk* disk;
    std::shared_ptr<Node>* node;
    bool is_log;
    int level;
    std::array<bool, shared_locks> reads;
    std::array<bool, shared_locks> writes;
};

// SQLite's calls, each about one open file.
struct Disk::Calls {
    static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
    static Node& node(sqlite3_file* file) { return **of(file).node; }

    static int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* flags_out) {
        auto& disk = *static_cast<Disk*>(vfs->pAppData);
        static sqlite3_io_methods const calls = methods();
        auto& mine = of(file);
        mine.base.pMethods = nullptr;
        auto node = name ? nullptr : std::make_shared<Node>();
        if (name) {
            auto& known = disk.nodes_[name];
            if (!known && !(flags & SQLITE_OPEN_CREATE)) return disk.nodes_.erase(name), SQLITE_CANTOPEN;
            if (!known) known = std::make_shared<Node>();
            node = known;
        }
        node->open.push_back(&mine);
        mine = File{{&calls}, &disk, new std::shared_ptr<Node>{std::move(node)}, (flags & SQLITE_OPEN_WAL) != 0, 0,
                    {},       {}};
        if (flags_out) *flags_out = flags;
        return SQLITE_OK;
    }

    static int close(sqlite3_file* file) {
        unmap(file, 0);
        std::erase(node(file).open, &of(file));
        delete of(file).node;
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* out, int count, sqlite3_int64 at) {
        auto const& bytes = node(file).now;
        auto const from = static_cast<std::size_t>(at), wanted = static_cast<std::size_t>(count);
        auto const there = from >= bytes.size() ? 0 : std::min(wanted, bytes.size() - from);
        std::memcpy(out, bytes.data() + from, there);
        if (there == wanted) return SQLITE_OK;
        std::memset(static_cast<char*>(out) + there, 0, wanted - there);
        return SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at) {
        auto& disk = *of(file).disk;
        if (disk.stopped_) return SQLITE_IOERR_WRITE;
        if (of(file).is_log && disk.write_result_ != SQLITE_OK) return disk.write_result_;
        ++disk.writes_;
        node(file).change(
            {false, static_cast<std::size_t>(at), {static_cast<char const*>(bytes), static_cast<std::size_t>(count)}});
        if (disk.counts_down()) return disk.stop(true), SQLITE_IOERR_WRITE;
        return SQLITE_OK;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (of(file).disk->stopped_) return SQLITE_IOERR_TRUNCATE;
        node(file).change({true, static_cast<std::size_t>(size), {}});
        return SQLITE_OK;
    }

    static int sync(sqlite3_file* file, int) {
        auto& disk = *of(file).disk;
        if (disk.stopped_) return SQLITE_IOERR_FSYNC;
        if (of(file).is_log && !disk.syncing_) {
            disk.syncing_ = true;
            disk.while_syncing();
            disk.syncing_ = false;
            if (disk.sync_result_ != SQLITE_OK) return disk.sync_result_;
        }
        if (disk.stopped_) return SQLITE_IOERR_FSYNC;
        bool const last = disk.counts_down();
        if (!last || disk.chance_.one_in(2)) node(file).sync();
        if (last) return disk.stop(true), SQLITE_IOERR_FSYNC;
        return SQLITE_OK;
    }

    static int size(sqlite3_file* file, sqlite3_int64* out) {
        *out = static_cast<sqlite3_int64>(node(file).now.size());
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* file, int level) {
        auto& mine = of(file);
        for (auto const* other : node(file).open) {
            if (other == &mine) continue;
            if (level == SQLITE_LOCK_SHARED && other->level >= SQLITE_LOCK_PENDING) return SQLITE_BUSY;
            if (level == SQLITE_LOCK_RESERVED && other->level >= SQLITE_LOCK_RESERVED) return SQLITE_BUSY;
            if (level == SQLITE_LOCK_EXCLUSIVE && other->level >= SQLITE_LOCK_SHARED) return SQLITE_BUSY;
        }
        mine.level = std::max(mine.level, level);
        return SQLITE_OK;
    }
    static int unlock(sqlite3_file* file, int level) {
        of(file).level = std::min(of(file).level, level);
        return SQLITE_OK;
    }
    static int reserved(sqlite3_file* file, int* out) {
        auto const& open = node(file).open;
        *out = std::any_of(open.begin(), open.end(), [](File* one) { return one->level >= SQLITE_LOCK_RESERVED; });
        return SQLITE_OK;
    }

    static int map(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
        auto& regions = node(file).regions;
        auto const wanted = static_cast<std::size_t>(region);
        if (size != static_cast<int>(sizeof *regions.front())) return SQLITE_IOERR_SHMMAP;
        while (extend && regions.size() <= wanted)
            regions.push_back(std::make_unique<std::array<char, 32'768>>(std::array<char, 32'768>{}));
        *out = regions.size() > wanted ? regions[wanted]->data() : nullptr;
        return SQLITE_OK;
    }

    static int lock_shared(sqlite3_file* file, int first, int count, int flags) {
        auto& mine = of(file);
        auto& locks = node(file).locks;
        bool const exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
        for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(first + count); ++i) {
            auto const& lock = locks[i];
            if (flags & SQLITE_SHM_UNLOCK) continue;
            if (lock.writer && lock.writer != &mine) return SQLITE_BUSY;
            if (exclusive && lock.readers > (mine.reads[i] ? 1 : 0)) return SQLITE_BUSY;
        }
        for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(first + count); ++i) {
            bool const held = (flags & SQLITE_SHM_LOCK) != 0;
            if (exclusive) {
                mine.writes[i] = held;
                locks[i].writer = held ? &mine : nullptr;
            } else if (mine.reads[i] != held) {
                mine.reads[i] = held;
                locks[i].readers += held ? 1 : -1;
            }
        }
        return SQLITE_OK;
    }

    static int unmap(sqlite3_file* file, int) {
        auto& mine = of(file);
        for (std::size_t i = 0; i < mine.reads.size(); ++i) {
            if (mine.reads[i]) --node(file).locks[i].readers;
            if (mine.writes[i]) node(file).locks[i].writer = nullptr;
            mine.reads[i] = mine.writes[i] = false;
        }
        // Whoever comes first after the last one rebuilds it from the log.
        if (node(file).open.size() == 1) node(file).regions.clear();
        return SQLITE_OK;
    }

    static sqlite3_io_methods methods() {
        sqlite3_io_methods m{};
        m.iVersion = 2;
        m.xClose = close;
        m.xRead = read;
        m.xWrite = write;
        m.xTruncate = truncate;
        m.xSync = sync;
        m.xFileSize = size;
        m.xLock = lock;
        m.xUnlock = unlock;
        m.xCheckReservedLock = reserved;
        m.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        m.xSectorSize = [](sqlite3_file*) { return 4096; };
        m.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };
        m.xShmMap = map;
        m.xShmLock = lock_shared;
        m.xShmBarrier = [](sqlite3_file*) {};
        m.xShmUnmap = unmap;
        return m;
    }
};

Disk::Disk(std::uint64_t seed) : chance_{seed} {
    vfs_.iVersion = 2;
    vfs_.szOsFile = sizeof(File);
    vfs_.mxPathname = 512;
    vfs_.zName = "simulated";
    vfs_.pAppData = this;
    vfs_.xOpen = Calls::open;
    vfs_.xDelete = [](sqlite3_vfs* vfs, char const* name, int) {
        auto& disk = *static_cast<Disk*>(vfs->pAppData);
        if (disk.stopped_) return SQLITE_IOERR_DELETE;
        return disk.nodes_.erase(name) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
    };
    vfs_.xAccess = [](sqlite3_vfs* vfs, char const* name, int, int* out) {
        *out = static_cast<Disk*>(vfs->pAppData)->nodes_.contains(name);
        return SQLITE_OK;
    };
    vfs_.xFullPathname = [](sqlite3_vfs*, char const* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    };
    vfs_.xRandomness = [](sqlite3_vfs* vfs, int size, char* out) {
        for (int i = 0; i < size; ++i) out[i] = static_cast<char>(static_cast<Disk*>(vfs->pAppData)->chance_.bits());
        return size;
    };
    vfs_.xSleep = [](sqlite3_vfs*, int micros) { return micros; };
    vfs_.xCurrentTimeInt64 = [](sqlite3_vfs* vfs, sqlite3_int64* out) {
        constexpr sqlite3_int64 julian_1970_ms = 210'866'760'000'000;
        *out = julian_1970_ms + static_cast<Disk*>(vfs->pAppData)->now_ms();
        return SQLITE_OK;
    };
    vfs_.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    sqlite3_vfs_register(&vfs_, 1);
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_RESET);
}

Disk::~Disk() { sqlite3_vfs_unregister(&vfs_); }

void Disk::put(std::string const& name, std::string bytes) {
    auto node = std::make_shared<Node>();
    node->now = node->synced = std::move(bytes);
    nodes_[name] = std::move(node);
}

void Disk::stop(bool power) {
    if (stopped_) return;
    stopped_ = true;
    until_stop_ = 0;
    for (auto const& [name, node] : nodes_)
        if (power) node->lose(chance_);
}

void Disk::go_on() {
    stopped_ = false;
    write_result_ = sync_result_ = SQLITE_OK;
}

bool Disk::counts_down() { return until_stop_ > 0 && --until_stop_ == 0; }

std::uint64_t Disk::digest() const {
    std::uint64_t sum = 0;
    for (auto const& [name, node] : nodes_) sum = sum * 31 + short_digest(node->now);
    return sum;
}

}  // namespace holdfast::simulation
