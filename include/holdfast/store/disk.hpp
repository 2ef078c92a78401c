// What the disk must have taken before something counts as there, and how much room it has left. Any thread.
#pragma once

#include <cstdint>
#include <string>

namespace holdfast {

// Throw std::system_error when the disk fails.
void sync_file(std::string const& path);
void sync_folder(std::string const& path);
void sync_all_around(std::string const& path);  // everything on the file system that holds it

// Whether an errno says that there is no room.
bool says_full(int error);
// What this user may still write where `path` stands; the largest number when nobody can tell.
std::int64_t room_at(std::string const& path);

// Gone with the object, unless it was kept. For what may stand half written until it is renamed.
class Unfinished {
public:
    explicit Unfinished(std::string path);  // takes away what an earlier run left there
    struct ThatStands {};
    static constexpr ThatStands that_stands{};
    Unfinished(ThatStands, std::string path) : path_{std::move(path)} {}
    ~Unfinished();
    Unfinished(Unfinished const&) = delete;
    Unfinished& operator=(Unfinished const&) = delete;
    std::string const& path() const { return path_; }
    // Synced, renamed, and its folder synced.
    void become(std::string const& name);

private:
    std::string path_;
};

}  // namespace holdfast
