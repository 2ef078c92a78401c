// A folder with a person and a file in it, its backup, and the program that makes and restores it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/process.hpp"
#include "holdfast/store/blobs.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

namespace fs = std::filesystem;

inline std::string content_of(std::string const& path) {
    std::ostringstream out;
    out << std::ifstream{path, std::ios::binary}.rdbuf();
    return out.str();
}
inline std::string fact(std::string const& folder, std::string const& sql) {
    Database database{database_path(folder), Open::reader};
    auto query = database.query(sql);
    return query.step() ? query.text(0) : "";
}
inline std::string epoch(std::string const& folder) {
    return fact(folder, "SELECT value FROM meta WHERE name = 'epoch'");
}

struct Said {
    int code;
    std::string out, err;
};
inline Said holdfast(std::vector<std::string> words) {
    Process process{std::move(words)};
    auto const code = process.wait();
    return {code, process.out(), process.err()};
}

struct ABackup : testing::Test {
    ABackup() {
        crypto_start();
        auto const made = holdfast({"user", "create", "--bot", "--data", data, "--username", "ada"});
        EXPECT_EQ(made.code, exit_ok) << made.err;
        Blobs const blobs{data};
        auto const half = blobs.upload_path(FileId{7});
        std::ofstream{half} << content;
        name = blobs.keep(half, FileId{7}, blobs.digest(half));
        Database{database_path(data), Open::writer}.execute(
            "INSERT INTO blobs (id, digest, place, bytes, type) VALUES (7, 'x', '" + name +
            "', 16, 'text/plain');"
            "INSERT INTO files (id, user, blob, name, bytes, created_at) VALUES (7, 1, 7, 'tides.txt', 16, 0)");
    }
    Said backup(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"backup", file, "--data", data});
        return holdfast(more);
    }
    Said restore() { return holdfast({"restore", file, "--data", other}); }
    void write(std::string const& bytes) const { std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes; }
    void expect_refused(std::string const& words) {
        auto const said = restore();
        EXPECT_EQ(said.code, exit_refused) << said.out;
        EXPECT_THAT(said.err, HasSubstr(words));
        EXPECT_FALSE(fs::exists(other)) << "the folder was not there, and is not";
    }

    Folder home;
    std::string const content = "high water 06:12", data = home.path + "/data", other = home.path + "/other",
                      file = home.path + "/today.holdfast";
    std::string name;
};

}  // namespace holdfast
