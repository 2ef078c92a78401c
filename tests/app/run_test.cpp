#include "holdfast/app/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/process.hpp"
#include "holdfast/app/settings.hpp"
#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Run, PrintsTheVersion) {
    Process process{{"version"}};

    EXPECT_EQ(process.wait(), exit_ok);
    EXPECT_THAT(process.out(), StartsWith("holdfast "));
}

TEST(Run, PrintsTheDocumentOfTheApi) {
    Process process{{"openapi"}};

    EXPECT_EQ(process.wait(), exit_ok);
    auto const document = parse_json(process.out());
    ASSERT_TRUE(document);
    EXPECT_THAT(document->at("openapi").get<std::string>(), StartsWith("3.1"));
}

TEST(Run, PrintsTheSettingsInForce) {
    Folder const folder;
    Process process{{"config", "--data", folder.path, "--set", "loops=3"}};

    EXPECT_EQ(process.wait(), exit_ok);
    EXPECT_THAT(process.out(), HasSubstr("loops = 3  # --set loops\n"));
}

TEST(Run, PrintsAnExampleWhateverTheSettingsAre) {
    Process process{{"config", "--example", "--set", "lops=3"}};

    EXPECT_EQ(process.wait(), exit_ok);
    EXPECT_THAT(process.out(), HasSubstr("# loops = 0\n"));
}

TEST(Run, MigratesAFolderAndSaysSo) {
    Folder const folder;
    Process first{{"migrate", "--data", folder.path}};
    EXPECT_EQ(first.wait(), exit_ok);
    EXPECT_THAT(first.out(), StartsWith("Brought to schema 1.\n"));
    Process second{{"migrate", "--data", folder.path}};
    EXPECT_EQ(second.wait(), exit_ok);
    EXPECT_EQ(second.out(), "The schema is the newest already.\n");
}

TEST(Run, ChecksAFolderAndSaysWhatIsWrong) {
    Folder const folder;
    Process empty{{"check", "--data", folder.path}};

    EXPECT_EQ(empty.wait(), exit_refused);
    EXPECT_EQ(empty.out(), "There is no database in " + folder.path + ".\n");
}

TEST(Run, ReportsTheHealthOfTheServerOfAFolder) {
    Served server;
    Process healthy{{"health", "--data", server.folder.path}};
    EXPECT_EQ(healthy.wait(), exit_ok);

    Folder const folder;
    Process none{{"health", "--data", folder.path}};
    EXPECT_EQ(none.wait(), exit_refused);
    EXPECT_EQ(none.err(), "holdfast: No server runs in " + folder.path + ".\n");
}

}  // namespace
}  // namespace holdfast
