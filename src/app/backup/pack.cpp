#include "app/backup/pack.hpp"

#include <cerrno>
#include <cstring>
#include <deque>

#include <unistd.h>
#include <zip.h>

#include "app/backup/target.hpp"
#include "holdfast/base/sha256.hpp"
#include "holdfast/store/disk.hpp"

namespace holdfast::backup {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

constexpr auto source_commands = [] {
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                          ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS, -1);
};

// One entry on its way into the archive.
class Entry {
public:
    virtual ~Entry() = default;
    virtual std::optional<std::int64_t> size() const { return std::nullopt; }
    virtual bool open() = 0;
    virtual std::int64_t read(char* bytes, std::size_t size) = 0;
    virtual bool close() { return true; }

    zip_source_t* source(zip_t* archive) { return zip_source_function(archive, &Entry::called, this); }

    std::string trouble;  // why it could not be read to its end

private:
    static zip_int64_t called(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
        auto& entry = *static_cast<Entry*>(self);
        switch (command) {
            case ZIP_SOURCE_SUPPORTS: return source_commands();
            case ZIP_SOURCE_STAT: {
                auto* const facts = static_cast<zip_stat_t*>(data);
                zip_stat_init(facts);
                if (auto const bytes = entry.size()) {
                    facts->valid = ZIP_STAT_SIZE;
                    facts->size = static_cast<zip_uint64_t>(*bytes);
                }
                return sizeof *facts;
            }
            case ZIP_SOURCE_OPEN: return entry.open() ? 0 : -1;
            case ZIP_SOURCE_READ: return entry.read(static_cast<char*>(data), size);
            case ZIP_SOURCE_CLOSE: return entry.close() ? 0 : -1;
            case ZIP_SOURCE_ERROR: {
                auto* const codes = static_cast<int*>(data);
                codes[0] = ZIP_ER_READ, codes[1] = EIO;
                return 2 * sizeof *codes;
            }
            default: return 0;
        }
    }
};

class FileEntry final : public Entry {
public:
    FileEntry(Item const& item, Sums& sums, std::function<void(std::int64_t)> told)
        : item_{item}, sums_{sums}, told_{std::move(told)} {}

    std::optional<std::int64_t> size() const override { return item_.bytes; }
    bool open() override {
        file_ = item_.open().file;
        if (!file_) trouble = item_.name + " is gone from the disk";
        return file_ != nullptr;
    }
    std::int64_t read(char* bytes, std::size_t size) override {
        for (;;) {
            auto const got = ::pread(*file_, bytes, size, at_);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) trouble = item_.name + " cannot be read: " + std::strerror(errno);
            if (got <= 0) return got;
            digest_.add({bytes, static_cast<std::size_t>(got)});
            at_ += got;
            told_(got);
            return got;
        }
    }
    bool close() override {
        file_.reset();
        if (at_ != item_.bytes) trouble = item_.name + " changed while it was read";
        sums_[item_.name] = digest_.hex_digest();
        return at_ == item_.bytes;
    }

private:
    Item const& item_;
    Sums& sums_;
    std::function<void(std::int64_t)> told_;
    OpenFile file_;
    std::int64_t at_ = 0;
    Sha256 digest_;
};

// Text that is only known once everything before it has been written.
class LateText final : public Entry {
public:
    explicit LateText(std::function<std::string()> text) : ask_{std::move(text)} {}

    bool open() override {
        text_ = ask_();
        return true;
    }
    std::int64_t read(char* bytes, std::size_t size) override {
        auto const count = text_.copy(bytes, size, at_);
        at_ += count;
        return static_cast<std::int64_t>(count);
    }

private:
    std::function<std::string()> ask_;
    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Problem> pack(std::vector<Item> const& items, Manifest& manifest, OpenFile const& to,
                            Progress const& progress) {
    Sums sums;
    std::int64_t done = 0;
    for (auto const& item : items) manifest.bytes += item.bytes;
    manifest.files = std::ssize(items) - 1;  // all but the database
    auto const told = [&](std::int64_t more) {
        if (progress) progress(done += more, manifest.bytes);
    };

    std::deque<std::unique_ptr<Entry>> entries;
    Target target{to};
    Zip archive{zip_open_from_source(target.source(), ZIP_CREATE | ZIP_TRUNCATE, nullptr)};
    auto const failed = [&]() -> Problem {
        auto const full = says_full(target.failed_with());
        if (full) return {Fault::disk_full, "disk_full", "The disk is full"};
        std::string what = archive ? zip_strerror(archive.get()) : "the archive could not be begun";
        for (auto const& entry : entries)
            if (!entry->trouble.empty()) what = entry->trouble;
        return {Fault::internal, "internal", what};
    };
    if (!archive) return failed();

    auto const add = [&](std::string_view name, std::unique_ptr<Entry> entry) {
        auto* const source = entries.emplace_back(std::move(entry))->source(archive.get());
        auto const at = zip_file_add(archive.get(), std::string{name}.c_str(), source, ZIP_FL_ENC_UTF_8);
        return at >= 0 && zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0) == 0;
    };
    for (auto const& item : items)
        if (!add(item.name, std::make_unique<FileEntry>(item, sums, told))) return failed();
    auto const sums_now = [&] { return lines_of(sums); };
    auto const manifest_now = [&] {
        Sha256 digest;
        digest.add(lines_of(sums));
        manifest.sums = digest.hex_digest();
        return to_json(manifest);
    };
    if (!add(sums_name, std::make_unique<LateText>(sums_now)) ||
        !add(manifest_name, std::make_unique<LateText>(manifest_now)))
        return failed();
    if (zip_close(archive.get()) != 0) return failed();
    (void)archive.release();  // zip_close let it go
    return std::nullopt;
}

}  // namespace holdfast::backup
