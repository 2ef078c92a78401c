// Starts the jail, waits for it, and believes nothing of it but two numbers and what it wrote.
#include <cerrno>
#include <cstdlib>
#include <optional>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "features/files/picture.hpp"
#include "holdfast/store/blobs.hpp"

namespace holdfast::files {
namespace {

constexpr int writes = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;

class Spawn {
public:
    Spawn() {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
        // The server waits for its signals; a child that did would outlive its alarm.
        sigset_t none;
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
    }
    ~Spawn() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    Spawn(Spawn const&) = delete;
    Spawn& operator=(Spawn const&) = delete;

    void opens(int as, std::string const& path, int flags) {
        ::posix_spawn_file_actions_addopen(&actions_, as, path.c_str(), flags, 0600);
    }
    void takes(int as, int descriptor) { ::posix_spawn_file_actions_adddup2(&actions_, descriptor, as); }

    std::optional<pid_t> start(std::string const& program, char const* how) {
        char* const words[] = {const_cast<char*>("holdfast"), const_cast<char*>("picture"), const_cast<char*>(how),
                               nullptr};
        char* const nothing[] = {nullptr};
        pid_t child = 0;
        if (::posix_spawn(&child, program.c_str(), &actions_, &attributes_, words, nothing) != 0) return std::nullopt;
        return child;
    }

private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

std::string read_all(int descriptor, std::size_t most) {
    std::string out(most, '\0');
    std::size_t size = 0;
    while (size < most) {
        auto const got = ::read(descriptor, out.data() + size, most - size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
    }
    out.resize(size);
    return out;
}

bool ended_well(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

Made make_pictures(std::string const& program, bool square, std::string const& original, std::string const& clean,
                   std::string const& small) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return {};
    auto const out = hold_open(ends[0]);
    auto in = hold_open(ends[1]);
    Spawn spawn;
    // The pipe first: it may stand where the others go.
    spawn.takes(1, *in);
    spawn.opens(0, original, O_RDONLY | O_NOFOLLOW);
    spawn.opens(3, clean, writes);
    spawn.opens(4, small, writes);
    auto const child = spawn.start(program, square ? "--square" : "--fit");
    in.reset();
    if (!child) return {};
    auto const told = read_all(*out, 64);
    bool const well = ended_well(*child);
    Made made;
    char* rest = nullptr;
    made.width = std::strtoll(told.c_str(), &rest, 10);
    made.height = std::strtoll(rest, nullptr, 10);
    if (made.width <= 0 || made.height <= 0 || made.width * made.height > pixels_max) return {};
    made.small = well;
    return made;
}

}  // namespace holdfast::files
