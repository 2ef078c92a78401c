// Stands between a process and its disk and clock, and lets both fail as a shared file says. Loaded with LD_PRELOAD; no part of
// the server. Only files under one folder are touched, and only the clock of the wall.
//
//   SHIM_FOLDER  the folder whose files may fail       SHIM_CONTROL  the file that says how (struct control below)

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct control {
    int32_t write_error, writes_to_go; // the error of every write once so many more have passed; 0: none
    int32_t sync_error, syncs_to_go;
    int32_t only_uploads, hits;
    int64_t clock_offset_us;
};

static struct control* control;
static char folder[PATH_MAX];

__attribute__((constructor)) static void begin(void) {
    const char* file = getenv("SHIM_CONTROL");
    const char* watched = getenv("SHIM_FOLDER");
    if (!file || !watched || !realpath(watched, folder)) return;
    int const fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0);
    if (fd < 0) return;
    void* const place = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (place != MAP_FAILED) control = place;
}

static int watched_path(const char* path) {
    if (strncmp(path, folder, strlen(folder)) != 0) return 0;
    return !control->only_uploads || strstr(path, "/uploads/") != NULL;
}

static int watched_fd(int fd) {
    char link[40], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t const bytes = readlink(link, path, sizeof path - 1);
    if (bytes <= 0) return 0;
    path[bytes] = 0;
    return watched_path(path);
}

// Whether this call is one of those that fail now. Sets errno.
static int fails(int32_t* error, int32_t* to_go) {
    int const code = __atomic_load_n(error, __ATOMIC_SEQ_CST);
    if (code == 0 || __atomic_fetch_sub(to_go, 1, __ATOMIC_SEQ_CST) > 0) return 0;
    __atomic_store_n(to_go, 0, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&control->hits, 1, __ATOMIC_SEQ_CST);
    errno = code;
    return 1;
}

static int write_fails(int fd) {
    return control && control->write_error && watched_fd(fd) && fails(&control->write_error, &control->writes_to_go);
}
static int sync_fails(int fd) {
    return control && control->sync_error && watched_fd(fd) && fails(&control->sync_error, &control->syncs_to_go);
}

ssize_t write(int fd, const void* bytes, size_t count) { return write_fails(fd) ? -1 : syscall(SYS_write, fd, bytes, count); }
ssize_t pwrite(int fd, const void* bytes, size_t count, off_t at) { return write_fails(fd) ? -1 : syscall(SYS_pwrite64, fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t at) { return pwrite(fd, bytes, count, at); }
ssize_t writev(int fd, const struct iovec* parts, int count) { return write_fails(fd) ? -1 : syscall(SYS_writev, fd, parts, count); }
int posix_fallocate(int fd, off_t at, off_t length) { return write_fails(fd) || syscall(SYS_fallocate, fd, 0, at, length) != 0 ? errno : 0; }
int posix_fallocate64(int fd, off64_t at, off64_t length) { return posix_fallocate(fd, at, length); }

int fsync(int fd) { return sync_fails(fd) ? -1 : (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_fails(fd) ? -1 : (int)syscall(SYS_fdatasync, fd); }

static int64_t offset_us(void) { return control ? __atomic_load_n(&control->clock_offset_us, __ATOMIC_RELAXED) : 0; }

int clock_gettime(clockid_t id, struct timespec* out) {
    int const done = (int)syscall(SYS_clock_gettime, id, out);
    if (done != 0 || (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE)) return done;
    int64_t const us = (int64_t)out->tv_sec * 1000000 + out->tv_nsec / 1000 + offset_us();
    out->tv_nsec = (us % 1000000) * 1000 + out->tv_nsec % 1000;
    out->tv_sec = us / 1000000;
    return 0;
}

int gettimeofday(struct timeval* restrict out, void* restrict zone) {
    (void)zone;
    struct timespec at;
    if (clock_gettime(CLOCK_REALTIME, &at) != 0) return -1;
    out->tv_sec = at.tv_sec;
    out->tv_usec = at.tv_nsec / 1000;
    return 0;
}

time_t time(time_t* out) {
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    if (out) *out = at.tv_sec;
    return at.tv_sec;
}
