// Records what a process does to the files under one folder, in order, so that a power cut can be replayed afterwards: which
// writes had been asked for, and which of them an fsync had made safe. Loaded with LD_PRELOAD; no part of the server.
//
//   RECORDER_FOLDER  the folder to watch       RECORDER_FILE  where the records go (appended)
//
// A record is the struct below, then the path, then the bytes. Written with O_APPEND, so that several processes may share a file.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { op_create = 1, op_write, op_truncate, op_sync_begin, op_sync_end, op_unlink, op_rename };

struct record {
    uint32_t magic, op;
    uint64_t stamp_ns, inode, offset, length; // of a sync: offset is its token
    uint32_t path_bytes, payload_bytes;
};

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER; // what is done to the files and the order of the records agree
static int record_fd = -1;
static char folder[PATH_MAX];
static size_t folder_bytes;
static uint64_t sync_token;

__attribute__((constructor)) static void begin(void) {
    const char* file = getenv("RECORDER_FILE");
    const char* watched = getenv("RECORDER_FOLDER");
    if (!file || !watched || !realpath(watched, folder)) return;
    folder_bytes = strlen(folder);
    record_fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void put(uint32_t op, uint64_t inode, uint64_t offset, uint64_t length, const char* path, const void* payload, size_t payload_bytes) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct record head = {0x48464352u, op, (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec, inode, offset, length, (uint32_t)strlen(path), (uint32_t)payload_bytes};
    struct iovec parts[3] = {{&head, sizeof head}, {(void*)path, head.path_bytes}, {(void*)payload, payload_bytes}};
    if (syscall(SYS_writev, record_fd, parts, 3) < 0) abort();
}

// Is this a file under the folder? Then its path and inode.
static int watched_fd(int fd, char* path, uint64_t* inode) {
    struct stat about;
    if (record_fd < 0 || fd == record_fd || fstat(fd, &about) != 0 || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return 0;
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t const bytes = readlink(link, path, PATH_MAX - 1);
    if (bytes <= 0) return 0;
    path[bytes] = 0;
    *inode = about.st_ino;
    return strncmp(path, folder, folder_bytes) == 0;
}

// The whole path of a name that may not exist yet. Only names under the folder are of interest.
static int watched_name(int dir, const char* name, char* path) {
    if (record_fd < 0) return 0;
    char full[PATH_MAX];
    if (name[0] == '/') snprintf(full, sizeof full, "%s", name);
    else if (dir == AT_FDCWD) {
        char here[PATH_MAX / 2];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(full, sizeof full, "%s/%.2000s", here, name);
    } else {
        char link[40], base[PATH_MAX / 2];
        snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
        ssize_t const bytes = readlink(link, base, sizeof base - 1);
        if (bytes <= 0) return 0;
        base[bytes] = 0;
        snprintf(full, sizeof full, "%s/%.2000s", base, name);
    }
    char* slash = strrchr(full, '/');
    char parent[PATH_MAX];
    *slash = 0;
    if (!realpath(full[0] ? full : "/", parent)) return 0;
    if (snprintf(path, PATH_MAX, "%s/%.255s", parent, slash + 1) >= PATH_MAX) return 0;
    return strncmp(path, folder, folder_bytes) == 0;
}

static int open_at(int dir, const char* name, int flags, mode_t mode) {
    char path[PATH_MAX];
    if (!(flags & (O_CREAT | O_TRUNC)) || !watched_name(dir, name, path)) return (int)syscall(SYS_openat, dir, name, flags, mode);
    pthread_mutex_lock(&order);
    struct stat about;
    int const existed = stat(path, &about) == 0;
    int const fd = (int)syscall(SYS_openat, dir, name, flags, mode);
    int const kept = errno;
    if (fd >= 0 && fstat(fd, &about) == 0) {
        if (!existed) put(op_create, about.st_ino, 0, 0, path, "", 0);
        else if (flags & O_TRUNC) put(op_truncate, about.st_ino, 0, 0, path, "", 0);
    }
    pthread_mutex_unlock(&order);
    errno = kept;
    return fd;
}

#define WITH_MODE(flags, mode)                       \
    mode_t mode = 0;                                 \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {         \
        va_list rest;                                \
        va_start(rest, flags);                       \
        mode = (mode_t)va_arg(rest, int);            \
        va_end(rest);                                \
    }

int open(const char* name, int flags, ...) { WITH_MODE(flags, mode) return open_at(AT_FDCWD, name, flags, mode); }
int open64(const char* name, int flags, ...) { WITH_MODE(flags, mode) return open_at(AT_FDCWD, name, flags, mode); }
int openat(int dir, const char* name, int flags, ...) { WITH_MODE(flags, mode) return open_at(dir, name, flags, mode); }
int openat64(int dir, const char* name, int flags, ...) { WITH_MODE(flags, mode) return open_at(dir, name, flags, mode); }
int creat(const char* name, mode_t mode) { return open_at(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }

// A write with its offset, and the same bytes in the record. `offset` < 0: at the file's own place.
static ssize_t write_at(int fd, const void* bytes, size_t count, off_t offset) {
    char path[PATH_MAX];
    uint64_t inode;
    if (!watched_fd(fd, path, &inode))
        return offset < 0 ? syscall(SYS_write, fd, bytes, count) : syscall(SYS_pwrite64, fd, bytes, count, offset);
    pthread_mutex_lock(&order);
    off_t at = offset;
    if (offset < 0) at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t const done = offset < 0 ? syscall(SYS_write, fd, bytes, count) : syscall(SYS_pwrite64, fd, bytes, count, offset);
    int const kept = errno;
    if (done > 0) put(op_write, inode, (uint64_t)at, (uint64_t)done, path, bytes, (size_t)done);
    pthread_mutex_unlock(&order);
    errno = kept;
    return done;
}

ssize_t write(int fd, const void* bytes, size_t count) { return write_at(fd, bytes, count, -1); }
ssize_t pwrite(int fd, const void* bytes, size_t count, off_t offset) { return write_at(fd, bytes, count, offset); }
ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t offset) { return write_at(fd, bytes, count, offset); }

// One part after the other: short writes are allowed, and the order stays.
static ssize_t write_parts(int fd, const struct iovec* parts, int count, off_t offset) {
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        if (parts[i].iov_len == 0) continue;
        ssize_t const done = write_at(fd, parts[i].iov_base, parts[i].iov_len, offset < 0 ? -1 : offset + sum);
        if (done < 0) return sum > 0 ? sum : done;
        sum += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return sum;
}

ssize_t writev(int fd, const struct iovec* parts, int count) {
    char path[PATH_MAX];
    uint64_t inode;
    return watched_fd(fd, path, &inode) ? write_parts(fd, parts, count, -1) : syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec* parts, int count, off_t offset) { return write_parts(fd, parts, count, offset); }
ssize_t pwritev64(int fd, const struct iovec* parts, int count, off64_t offset) { return write_parts(fd, parts, count, offset); }

static int resize(int fd, off_t length, int only_grow) {
    char path[PATH_MAX];
    uint64_t inode;
    int const watched = watched_fd(fd, path, &inode);
    pthread_mutex_lock(&order);
    struct stat about = {0};
    fstat(fd, &about);
    int const done = only_grow ? (int)syscall(SYS_fallocate, fd, 0, 0, length) : (int)syscall(SYS_ftruncate, fd, length);
    int const kept = errno;
    if (done == 0 && watched && (!only_grow || about.st_size < length)) put(op_truncate, inode, 0, (uint64_t)length, path, "", 0);
    pthread_mutex_unlock(&order);
    errno = kept;
    return done;
}

int ftruncate(int fd, off_t length) { return resize(fd, length, 0); }
int ftruncate64(int fd, off64_t length) { return resize(fd, length, 0); }
int posix_fallocate(int fd, off_t offset, off_t length) { return resize(fd, offset + length, 1) == 0 ? 0 : errno; }
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return resize(fd, offset + length, 1) == 0 ? 0 : errno; }

// What was written before a sync began is safe once it has returned, and not a moment earlier.
static int sync_file(int fd, long call) {
    char path[PATH_MAX];
    uint64_t inode;
    if (!watched_fd(fd, path, &inode)) return (int)syscall(call, fd);
    pthread_mutex_lock(&order);
    uint64_t const token = ((uint64_t)getpid() << 32) | ++sync_token;
    put(op_sync_begin, inode, token, 0, path, "", 0);
    pthread_mutex_unlock(&order);
    int const done = (int)syscall(call, fd);
    int const kept = errno;
    if (done == 0) {
        pthread_mutex_lock(&order);
        put(op_sync_end, inode, token, 0, path, "", 0);
        pthread_mutex_unlock(&order);
    }
    errno = kept;
    return done;
}

int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

static int remove_at(int dir, const char* name, int flags) {
    char path[PATH_MAX];
    int const watched = watched_name(dir, name, path);
    pthread_mutex_lock(&order);
    struct stat about = {0};
    if (watched) stat(path, &about);
    int const done = (int)syscall(SYS_unlinkat, dir, name, flags);
    int const kept = errno;
    if (done == 0 && watched && S_ISREG(about.st_mode)) put(op_unlink, about.st_ino, 0, 0, path, "", 0);
    pthread_mutex_unlock(&order);
    errno = kept;
    return done;
}

int remove(const char* name) {
    struct stat about;
    return remove_at(AT_FDCWD, name, lstat(name, &about) == 0 && S_ISDIR(about.st_mode) ? AT_REMOVEDIR : 0);
}
int unlink(const char* name) { return remove_at(AT_FDCWD, name, 0); }
int unlinkat(int dir, const char* name, int flags) { return remove_at(dir, name, flags); }

static int rename_at(int from_dir, const char* from, int to_dir, const char* to, unsigned flags) {
    char old_path[PATH_MAX], new_path[PATH_MAX];
    int const watched = watched_name(from_dir, from, old_path) && watched_name(to_dir, to, new_path);
    pthread_mutex_lock(&order);
    struct stat about = {0};
    if (watched) stat(old_path, &about);
    int const done = (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    int const kept = errno;
    if (done == 0 && watched && S_ISREG(about.st_mode)) put(op_rename, about.st_ino, 0, 0, old_path, new_path, strlen(new_path));
    pthread_mutex_unlock(&order);
    errno = kept;
    return done;
}

int rename(const char* from, const char* to) { return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_dir, const char* from, int to_dir, const char* to) { return rename_at(from_dir, from, to_dir, to, 0); }
int renameat2(int from_dir, const char* from, int to_dir, const char* to, unsigned flags) { return rename_at(from_dir, from, to_dir, to, flags); }
