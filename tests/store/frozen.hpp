// A database of each schema there has been, as text, in tests/migrations/NN.sql: made once, when its schema was new, out of the one
// before, and never again. What upgrades them proves every way that a real folder may come.
#pragma once

#include <filesystem>
#include <string>

#include "store/support.hpp"

namespace holdfast::test {

inline constexpr UserId ada{228'215'307'670'841'726}, ben{228'215'308'104'484'348};
inline constexpr LogId frozen_harbour{228'215'308'140'353'764};
inline constexpr std::string_view frozen_file = "high water 06:12\n";  // the content of the one file there is

inline std::string frozen_path(int schema) {
    auto const number = std::to_string(schema);
    return (std::filesystem::path{__FILE__}.parent_path() / "../migrations" /
            ((schema < 10 ? "0" : "") + number + ".sql"))
        .lexically_normal()
        .string();
}

inline void thaw(int schema, Folder const& folder) {
    write_file(folder.database(), "");
    Database{folder.database(), Open::writer}.execute(bytes_of(frozen_path(schema)));
}

// What a server of that schema would have written in its time: one message more, and something into each table that is new.
void grow(Database& database, int schema, Clock const& clock, Random& random);

}  // namespace holdfast::test
