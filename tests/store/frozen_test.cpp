#include <cstdlib>

#include <gmock/gmock.h>

#include "store/frozen.hpp"

namespace holdfast {
namespace {

using test::frozen_path;
using test::grow;
using test::thaw;

int newest() { return static_cast<int>(migrations().size()); }
int schema_of(test::Folder const& folder) { return static_cast<int>(check_folder(folder.path, migrations()).schema); }

// A migration that has no frozen database is tried by nothing. Once, when it is new: UPDATE_FROZEN=1 build/tests/unit_store
// --gtest_filter='EverySchema*'. It takes the frozen one before it, brings that up, lets it grow, and writes it down.
void freeze(int schema) {
    test::Folder folder;
    if (schema > 1) thaw(schema - 1, folder);
    folder.clock.add(schema * 1'000'000);
    folder.migrate(migrations().first(static_cast<std::size_t>(schema)));
    {
        Database database{folder.database(), Open::writer};
        grow(database, schema, folder.clock, folder.dice);
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    auto const pragma = [](char const* name, std::int64_t value) {
        return std::string{"PRAGMA "} + name + " = " + std::to_string(value) + ";";
    };
    auto const more = pragma("application_id", 0x486F6C64) + pragma("user_version", schema);
    auto const command = "(sqlite3 " + folder.database() + " .dump && echo '" + more + "') > " + frozen_path(schema);
    ASSERT_EQ(std::system(command.c_str()), 0);
}

TEST(EverySchema, HasItsFrozenDatabase) {
    for (int schema = 1; schema <= newest(); ++schema) {
        if (!std::filesystem::exists(frozen_path(schema)) && std::getenv("UPDATE_FROZEN")) freeze(schema);
        ASSERT_TRUE(std::filesystem::exists(frozen_path(schema)))
            << "A migration came without its frozen database: see the head of tests/store/frozen_test.cpp.";
        test::Folder folder;
        thaw(schema, folder);
        EXPECT_EQ(schema_of(folder), schema);
    }
}

// All that one reads of messages, by columns that every schema with messages has.
std::vector<std::string> messages_in(test::Folder const& folder) {
    Database database{folder.database(), Open::reader};
    auto rows = database.query(
        "SELECT m.channel || ' ' || m.seq || ' ' || m.author || ' ' || m.at || ' ' || m.thread || ' ' || m.revision || ' ' || "
        "m.version || ' ' || m.deleted || ' ' || m.key || ' ' || r.text FROM messages m JOIN revisions r "
        "ON r.channel = m.channel AND r.message = m.seq AND r.revision = m.revision ORDER BY m.channel, m.seq");
    std::vector<std::string> out;
    while (rows.step()) out.push_back(rows.text(0));
    return out;
}

struct AFrozenDatabase : testing::TestWithParam<int> {};

TEST_P(AFrozenDatabase, IsSoundAfterItsUpgradeAndReadsTheSame) {
    auto const schema = GetParam();
    test::Folder folder;
    thaw(schema, folder);
    auto const before = check_folder(folder.path, migrations());
    ASSERT_TRUE(before.sound) << before.findings[0];
    ASSERT_GE(before.events, 3);
    auto const messages = schema < 4 ? std::vector<std::string>{} : messages_in(folder);
    EXPECT_EQ(std::ssize(messages), std::max(0, schema - 3)) << "one said at each schema";

    EXPECT_EQ(std::ssize(folder.migrate()), newest() - schema);

    auto const after = check_folder(folder.path, migrations());
    EXPECT_TRUE(after.sound) << after.findings[0];
    EXPECT_EQ(after.schema, newest());
    EXPECT_EQ(after.events, before.events);
    EXPECT_EQ(messages_in(folder), messages);
}

INSTANTIATE_TEST_SUITE_P(OfSchema, AFrozenDatabase, testing::Range(1, newest() + 1),
                         [](auto const& info) { return std::to_string(info.param); });

}  // namespace
}  // namespace holdfast
