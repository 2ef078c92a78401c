#include <zip.h>

#include "app/backup.hpp"
#include "app/backup/format.hpp"
#include "holdfast/base/sha256.hpp"

namespace holdfast {
namespace {

// What somebody else has packed, with checksums that fit.
struct AForgedBackup : ABackup {
    AForgedBackup() {
        EXPECT_EQ(backup().code, exit_ok);
        database = content_of(database_path(data));
        int code = 0;
        auto* const zip = zip_open(file.c_str(), ZIP_RDONLY, &code);
        for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
            zip_stat_t facts;
            zip_stat_index(zip, i, 0, &facts);
            std::string bytes(facts.size, '\0');
            auto* const entry = zip_fopen_index(zip, i, 0);
            EXPECT_EQ(zip_fread(entry, bytes.data(), bytes.size()), std::ssize(bytes));
            zip_fclose(entry);
            entries.emplace_back(facts.name, bytes);
        }
        zip_discard(zip);
    }
    std::string& entry(std::string_view wanted) {
        for (auto& [name, bytes] : entries)
            if (name == wanted) return bytes;
        throw std::logic_error{"no such entry"};
    }
    void pack() {
        int code = 0;
        auto* const zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
        for (auto const& [name, bytes] : entries)
            ASSERT_GE(zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), 0), 0);
        ASSERT_EQ(zip_close(zip), 0);
    }
    // With the checksums made anew, so that only what is forged can be at fault.
    void pack_with(std::function<void(backup::Manifest&)> const& change) {
        std::string sums;
        std::int64_t bytes = 0, files = -1;
        for (auto const& [name, text] : entries) {
            if (name == "SHA256SUMS" || name == "manifest.json") continue;
            Sha256 digest;
            digest.add(text);
            sums += digest.hex_digest() + "  " + name + "\n";
            bytes += std::ssize(text), ++files;
        }
        Sha256 digest;
        digest.add(sums);
        auto manifest = *backup::parse_manifest(entry("manifest.json"));
        manifest.sums = digest.hex_digest(), manifest.bytes = bytes, manifest.files = files;
        change(manifest);
        entry("SHA256SUMS") = sums;
        entry("manifest.json") = to_json(manifest);
        pack();
    }
    std::vector<std::pair<std::string, std::string>> entries;
    std::string database;
};

TEST_F(AForgedBackup, WithNothingForgedComesBack) {
    pack_with([](auto&) {});
    EXPECT_EQ(restore().code, exit_ok);
}

TEST_F(AForgedBackup, CannotNameAFileElsewhere) {
    for (auto const* const evil : {"../evil", "files/../../evil", "/tmp/evil", "files/ab/evil", "holdfast.toml"}) {
        entries.emplace_back(evil, "evil");
        pack_with([](auto&) {});
        expect_refused("list of checksums is damaged");
        entries.pop_back();
    }
}

TEST_F(AForgedBackup, HoldsNothingThatIsNotListed) {
    entries.emplace_back("more.txt", "more");
    pack();
    expect_refused("other entries");
}

TEST_F(AForgedBackup, IsBoundedByItsManifest) {
    pack_with([](auto& manifest) { manifest.bytes -= 1; });
    expect_refused("too large");
    pack_with([](auto& manifest) { manifest.bytes += 1; });
    expect_refused("less than its manifest says");
    pack_with([](auto& manifest) { manifest.bytes = std::int64_t{1} << 49; });
    expect_refused("no room");
}

TEST_F(AForgedBackup, OfANewerHoldfastIsRefused) {
    pack_with([](auto& manifest) { manifest.schema = 1'000; });
    expect_refused("newer Holdfast (schema 1000;");
    pack_with([](auto& manifest) { manifest.format = 2; });
    expect_refused("newer Holdfast");
}

TEST_F(AForgedBackup, IsRefusedWhenItsDatabaseIsNotSound) {
    auto& bytes = entry("holdfast.db");
    for (std::size_t i = 4096; i < 8192; ++i) bytes[i] = static_cast<char>(i);
    pack_with([](auto&) {});
    expect_refused("not sound");
}

TEST_F(AForgedBackup, IsRefusedWhenItLacksAFileThatItsDatabaseNames) {
    std::erase_if(entries, [](auto const& entry) { return entry.first.starts_with("files/"); });
    pack_with([](auto&) {});
    expect_refused("does not fit its database");
}

TEST(ANameInABackup, IsOneOfOursOrRefused) {
    auto const digits = std::string(62, 'a');
    EXPECT_TRUE(backup::is_file_name("files/0f/" + digits + "-F01h9w4c9c8g00"));
    for (auto const& name :
         {"files/0f/" + digits, "files/0f/" + digits + "-F", "files/0f/" + digits + "-F../x",
          "files/..f/" + digits + "-Fab", "files/0F/" + digits + "-Fab", std::string{"uploads/F01h9w4c9c8g00"},
          "files/0f/" + digits + "/-Fab", std::string{"holdfast.db"}, std::string{}})
        EXPECT_FALSE(backup::is_file_name(name)) << name;
}

}  // namespace
}  // namespace holdfast
