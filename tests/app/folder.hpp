// A folder of its own for one test, gone with it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace holdfast {

struct Folder {
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "holdfast-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    // The path of the file.
    std::string write(std::string_view name, std::string_view text) const {
        auto file = path + "/" + std::string{name};
        std::ofstream{file, std::ios::binary | std::ios::trunc} << text;
        return file;
    }

    std::string path;
};

}  // namespace holdfast
