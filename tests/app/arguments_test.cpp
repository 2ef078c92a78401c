#include "app/arguments.hpp"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "holdfast/app/run.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;

Arguments parsed(std::vector<std::string> const& words) {
    auto const out = parse_arguments(words);
    EXPECT_TRUE(out.arguments) << out.err;
    return out.arguments.value_or(Arguments{});
}

Parsed refused(std::vector<std::string> const& words) {
    auto out = parse_arguments(words);
    EXPECT_FALSE(out.arguments);
    EXPECT_EQ(out.exit_code, exit_usage);
    return out;
}

TEST(Arguments, OfServeAreAFolderAnAddressAndSettings) {
    auto const arguments = parsed(
        {"serve", "--data", "d", "--listen", "127.0.0.1:0", "--set", "loops=3", "--set", "public_url=http://a?b=c"});

    EXPECT_EQ(arguments.task, Task::serve);
    EXPECT_EQ(arguments.data, "d");
    EXPECT_EQ(arguments.listen, "127.0.0.1:0");
    EXPECT_FALSE(arguments.config_file);
    ASSERT_EQ(arguments.set.size(), 2u);
    EXPECT_EQ(arguments.set[0], (std::pair<std::string, std::string>{"loops", "3"}));
    EXPECT_EQ(arguments.set[1], (std::pair<std::string, std::string>{"public_url", "http://a?b=c"}));
}

TEST(Arguments, OfUserCreateAreThoseOfAnAccount) {
    auto const arguments = parsed({"user", "create", "--data", "d", "--username", "root", "--role", "owner",
                                   "--display-name", "Root", "--email", "root@example.org", "--password-stdin"});

    EXPECT_EQ(arguments.task, Task::user_create);
    EXPECT_EQ(arguments.username, "root");
    EXPECT_EQ(arguments.role, "owner");
    EXPECT_EQ(arguments.display_name, "Root");
    EXPECT_EQ(arguments.email, "root@example.org");
    EXPECT_TRUE(arguments.password_stdin);
    EXPECT_FALSE(arguments.bot);
}

TEST(Arguments, OfTokensAndResetsNameAPerson) {
    auto const token = parsed({"token", "create", "--data", "d", "--user", "root", "--name", "tests", "--days", "90"});
    auto const reset = parsed({"user", "reset-password", "--data", "d", "--username", "ada"});

    EXPECT_EQ(token.task, Task::token_create);
    EXPECT_EQ(token.user, "root");
    EXPECT_EQ(token.token_name, "tests");
    EXPECT_EQ(token.token_days, 90);
    EXPECT_EQ(reset.task, Task::user_reset_password);
    EXPECT_EQ(reset.user, "ada");
}

TEST(Arguments, KnowEveryOtherCommand) {
    EXPECT_EQ(parsed({"config"}).task, Task::config);
    EXPECT_TRUE(parsed({"config", "--example"}).example);
    EXPECT_EQ(parsed({"openapi"}).task, Task::openapi);
    EXPECT_EQ(parsed({"migrate", "--data", "d"}).task, Task::migrate);
    EXPECT_EQ(parsed({"check", "--data", "d"}).task, Task::check);
    EXPECT_EQ(parsed({"health", "--data", "d"}).task, Task::health);
    EXPECT_EQ(parsed({"version"}).task, Task::version);
}

TEST(Arguments, TakeTheFolderFromTheEnvironment) {
    ::setenv("HOLDFAST_DATA", "from-environment", 1);
    auto const arguments = parsed({"serve"});
    auto const flag = parsed({"serve", "--data", "flag"});
    ::unsetenv("HOLDFAST_DATA");

    EXPECT_EQ(arguments.data, "from-environment");
    EXPECT_EQ(flag.data, "flag");
}

TEST(Arguments, ThatMakeNoSenseAreRefusedAsUsage) {
    EXPECT_THAT(refused({}).err, HasSubstr("A command is required"));
    EXPECT_THAT(refused({"serve"}).err, HasSubstr("--data is required"));
    EXPECT_THAT(refused({"sail"}).err, HasSubstr("sail"));
    EXPECT_THAT(refused({"serve", "--data", "d", "--colour", "blue"}).err, HasSubstr("--colour"));
    EXPECT_THAT(refused({"serve", "--data", "d", "--set", "loops"}).err,
                HasSubstr("--set takes key=value, not \"loops\"."));
    EXPECT_THAT(refused({"user", "create", "--data", "d", "--username", "a", "--role", "king"}).err, HasSubstr("king"));
    EXPECT_THAT(refused({"user", "create", "--data", "d", "--username", "a", "--bot", "--password-stdin"}).err,
                HasSubstr("excludes"));
    EXPECT_THAT(refused({"token", "create", "--data", "d", "--user", "a"}).err, HasSubstr("--name is required"));
}

TEST(Arguments, AskedForHelpGiveItAndSucceed) {
    auto const help = parse_arguments({"--help"});
    auto const serve = parse_arguments({"serve", "--help"});

    EXPECT_FALSE(help.arguments);
    EXPECT_EQ(help.exit_code, exit_ok);
    EXPECT_THAT(help.out, HasSubstr("serve"));
    EXPECT_THAT(serve.out, HasSubstr("--listen"));
}

}  // namespace
}  // namespace holdfast
