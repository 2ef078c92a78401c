// The process that decodes what strangers send. Before it looks at a byte it gives up everything but computing: no new
// descriptor, no memory beyond a bound, a few seconds, and a list of system calls past which the kernel ends it.
#include <cerrno>
#include <cstddef>
#include <string>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "features/files/picture.hpp"
#include "holdfast/features/picture.hpp"

namespace holdfast {
namespace {

using namespace files;

constexpr int found = 1, clean = 3, small = 4, last = 4;
constexpr unsigned seconds_max = 10;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool watched = true;  // a sanitizer needs terabytes of addresses and calls of its own
#else
constexpr bool watched = false;
#endif

#if defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned machine = 0;
#endif

bool limit(__rlimit_resource_t what, rlim_t most) {
    rlimit const bound{most, most};
    return ::setrlimit(what, &bound) == 0;
}

#define MAY_CALL(name) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

bool only_compute() {
    sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        MAY_CALL(write),
        MAY_CALL(brk),
        MAY_CALL(mmap),
        MAY_CALL(munmap),
        MAY_CALL(mremap),
        MAY_CALL(mprotect),
        MAY_CALL(madvise),
        MAY_CALL(futex),
        MAY_CALL(rt_sigreturn),
        MAY_CALL(exit),
        MAY_CALL(exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    sock_fprog const program{static_cast<unsigned short>(std::size(rules)), rules};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool lock_in(std::size_t bytes) {
    ::alarm(seconds_max);
    errno = 0;
    (void)::nice(10);
    bool locked = ::syscall(SYS_close_range, last + 1, ~0U, 0) == 0 || errno == ENOSYS;
    locked =
        limit(RLIMIT_CPU, seconds_max) && limit(RLIMIT_FSIZE, bytes + (1 << 20)) && limit(RLIMIT_CORE, 0) && locked;
    if (watched || machine == 0) return locked;
    return limit(RLIMIT_AS, bytes + (512u << 20)) && limit(RLIMIT_NOFILE, 0) && only_compute() && locked;
}

bool put(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const size = ::write(descriptor, bytes.data(), bytes.size());
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

bool put(int descriptor, Cleaned const& picture) {
    // A JPEG begins with two bytes of its own; the head of a WebP is written anew.
    bool const behind_first = picture.added.starts_with('\xFF');
    if (!behind_first && !put(descriptor, picture.added)) return false;
    for (std::size_t i = 0; i < picture.pieces.size(); ++i) {
        if (!put(descriptor, picture.pieces[i])) return false;
        if (i == 0 && behind_first && !put(descriptor, picture.added)) return false;
    }
    return true;
}

// Smaller if it is larger: within the box, or for a square so that its short edge fits.
Canvas scaled(std::string_view file, Cleaned const& picture, bool square) {
    auto const measure = square ? std::min(picture.width, picture.height) : std::max(picture.width, picture.height);
    auto const edge = std::min<std::int64_t>(measure, square ? square_edge : small_edge);
    auto const fit = [&](std::int64_t side) {
        return static_cast<int>(std::max<std::int64_t>(1, side * edge / measure));
    };
    auto out = upright(decode(file, picture, fit(picture.width), fit(picture.height)), picture.orientation);
    return square ? middle_square(std::move(out)) : out;
}

}  // namespace

int picture_main(bool square) {
    struct stat facts {};
    if (::fstat(0, &facts) != 0 || facts.st_size <= 0) return 1;
    auto const bytes = static_cast<std::size_t>(facts.st_size);
    auto* const mapped = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, 0, 0);
    if (mapped == MAP_FAILED || !lock_in(bytes)) ::_exit(1);
    std::string_view const file{static_cast<char const*>(mapped), bytes};
    auto const picture = clean_picture(file);
    if (!picture || (!square && !put(clean, *picture))) ::_exit(1);
    bool const turned = picture->orientation >= 5;
    auto const width = turned ? picture->height : picture->width, height = turned ? picture->width : picture->height;
    if (!put(found, std::to_string(width) + " " + std::to_string(height) + "\n")) ::_exit(1);
    auto const out = encode_webp(scaled(file, *picture, square));
    ::_exit(put(small, out) ? 0 : 1);
}

}  // namespace holdfast
