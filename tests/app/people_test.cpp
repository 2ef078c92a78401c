#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/operator.hpp"
#include "app/process.hpp"
#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

struct Ran {
    int code;
    std::string out, err;
};
Ran ran(std::vector<std::string> words, std::string_view input = "") {
    Process process{std::move(words), input};
    auto const code = process.wait();
    return {code, process.out(), process.err()};
}

Ran create(std::string const& folder, std::string const& username,
           std::string_view input = "a long harbour password\n") {
    return ran({"user", "create", "--data", folder, "--username", username, "--role", "owner", "--password-stdin"},
               input);
}

// Everything the ops person does is the same with a server and without.
void expect_to_work(std::string const& folder) {
    auto const made = create(folder, "captain");
    EXPECT_EQ(made.code, exit_ok) << made.err;
    EXPECT_THAT(made.out, MatchesRegex("U[0-9a-z]{13}\n"));

    auto const token = ran({"token", "create", "--data", folder, "--user", "captain", "--name", "tests"});
    EXPECT_EQ(token.code, exit_ok) << token.err;
    EXPECT_THAT(token.out, MatchesRegex("hf_[A-Za-z0-9_-]{43}\n"));

    auto const by_id =
        ran({"token", "create", "--data", folder, "--user", made.out.substr(0, 14), "--name", "more", "--days", "7"});
    EXPECT_EQ(by_id.code, exit_ok) << by_id.err;

    auto const reset = ran({"user", "reset-password", "--data", folder, "--user", "captain", "--set",
                            "public_url=https://chat.example.org"});
    EXPECT_EQ(reset.code, exit_ok) << reset.err;
    EXPECT_THAT(reset.out, StartsWith("https://chat.example.org/reset#reset_"));

    auto const again = create(folder, "captain");
    EXPECT_EQ(again.code, exit_refused);
    EXPECT_EQ(again.err, "holdfast: username: This username is taken.\n");
    EXPECT_EQ(again.out, "");

    auto const nobody = ran({"token", "create", "--data", folder, "--user", "nobody", "--name", "tests"});
    EXPECT_EQ(nobody.code, exit_refused);
    EXPECT_EQ(nobody.err, "holdfast: There is nobody with the username nobody.\n");
}

TEST(People, AreMadeWhereNoServerRuns) {
    Folder const folder;
    expect_to_work(folder.path);

    auto const check = ran({"check", "--data", folder.path});
    EXPECT_EQ(check.code, exit_ok) << check.out;
    EXPECT_THAT(check.out, StartsWith("Sound: "));
}

TEST(People, AreMadeInTheRunningServer) {
    Served server;
    expect_to_work(server.folder.path);
}

TEST(People, WhoHoldATokenAreKnownToTheServer) {
    Served server;
    create(server.folder.path, "captain");
    auto const token = ran({"token", "create", "--data", server.folder.path, "--user", "captain", "--name", "tests"});

    auto const me = net::request("GET", server.control().url + "/api/v1/me",
                                 {{"Authorization", "Bearer " + token.out.substr(0, token.out.size() - 1)}}, "", 5'000);

    ASSERT_TRUE(me) << me.error().detail;
    EXPECT_EQ(me->status, 200);
    EXPECT_EQ(parse_json(me->body)->at("username"), "captain");
}

TEST(People, ComeInByALinkWhenNoPasswordWasGiven) {
    Folder const folder;
    auto const made = ran({"user", "create", "--data", folder.path, "--username", "ada"});

    EXPECT_EQ(made.code, exit_ok);
    EXPECT_THAT(made.err, HasSubstr("holdfast user reset-password --username ada"));
}

TEST(People, AreNotMadeWithoutThePasswordThatWasPromised) {
    Folder const folder;
    for (auto const* const input : {"", "\n", "\r\n"}) {
        auto const made = create(folder.path, "ada", input);
        EXPECT_EQ(made.code, exit_refused);
        EXPECT_THAT(made.err, HasSubstr("The first line of standard input is to be the password."));
    }
}

TEST(Routes, AreFilledFromTheInputWhichKeepsTheRest) {
    Json input{{"user", "U1/..?"}, {"name", "x"}};

    EXPECT_EQ(filled_route("/api/v1/users/{user}/tokens", input), "/api/v1/users/U1%2F..%3F/tokens");
    EXPECT_EQ(input, (Json{{"name", "x"}}));
    EXPECT_EQ(filled_route("/api/v1/users", input), "/api/v1/users");
}

TEST(Queries, AreEscaped) {
    EXPECT_EQ(query_text({{"username", "a b&c=d"}, {"limit", "1"}}), "limit=1&username=a%20b%26c%3Dd");
}

}  // namespace
}  // namespace holdfast
