#include "app/control.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "app/folder.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

TEST(Control, IsReadAsItWasWritten) {
    Folder const folder;
    write_control(folder.path, {"http://127.0.0.1:8080", "secret", 42});

    auto const control = read_control(folder.path);

    ASSERT_TRUE(control);
    EXPECT_EQ(control->url, "http://127.0.0.1:8080");
    EXPECT_EQ(control->token, "secret");
    EXPECT_EQ(control->pid, 42);
}

TEST(Control, IsForItsOwnerAloneEvenOverALaxDraft) {
    Folder const folder;
    auto const draft = folder.write("control.json.new", "left behind");
    std::filesystem::permissions(draft, std::filesystem::perms::all);

    write_control(folder.path, {"http://127.0.0.1:8080", "secret", 42});

    auto const rights = std::filesystem::status(control_path(folder.path)).permissions();
    EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_FALSE(std::filesystem::exists(draft));
}

TEST(Control, IsNothingWhenAbsentOrNonsense) {
    Folder const folder;
    EXPECT_FALSE(read_control(folder.path));

    for (auto const* const text : {"", "{", "[]", "{}", R"({"url":7})"}) {
        folder.write("control.json", text);
        EXPECT_FALSE(read_control(folder.path)) << text;
    }
}

TEST(Control, ThatCannotBeWrittenIsAFaultOfTheFolder) {
    EXPECT_THROW(write_control("/nowhere", {"http://127.0.0.1:8080", "secret", 42}), FolderError);
}

TEST(Control, NamesAnAddressThatThisMachineReaches) {
    EXPECT_EQ(local_url("0.0.0.0:0", 8080), "http://127.0.0.1:8080");
    EXPECT_EQ(local_url("[::]:8080", 8080), "http://[::1]:8080");
    EXPECT_EQ(local_url("192.0.2.7:80", 80), "http://192.0.2.7:80");
    EXPECT_EQ(local_url("[fd00::1]:0", 81), "http://[fd00::1]:81");
}

}  // namespace
}  // namespace holdfast
