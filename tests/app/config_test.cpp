#include "holdfast/app/config.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/folder.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Sources from_environment(Pairs environment) { return {.environment = std::move(environment)}; }
Sources from_set(std::string key, std::string value) { return {.set = {{std::move(key), std::move(value)}}}; }

Settings settings_of(Sources const& sources) {
    auto config = load_config(sources);
    EXPECT_TRUE(config) << config.error().detail;
    return config ? config->settings : Settings{};
}

std::string refusal_of(Sources const& sources) {
    auto const config = load_config(sources);
    return config ? "" : config.error().detail;
}

Effective const& effective(Config const& config, std::string_view key) {
    return *std::ranges::find(config.effective, key, [](auto const& e) { return e.setting->key; });
}

TEST(Config, HasADefaultForEverySettingThatFitsItsOwnBounds) {
    auto const config = load_config({});

    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->effective.size(), all_settings().size());
    for (auto const& [setting, value, source] : config->effective) EXPECT_EQ(source, "the default") << setting->key;
}

TEST(Config, HasTheDefaultsThatTheLayersBelowHave) {
    auto const settings = settings_of({});
    EngineSettings const engine;
    net::ServerSettings const server;

    EXPECT_EQ(settings.server.listen, server.listen);
    EXPECT_EQ(settings.engine.readers, engine.readers);
    EXPECT_EQ(settings.engine.outbox_bytes_max, engine.outbox_bytes_max);
    EXPECT_EQ(settings.engine.page_events, engine.page_events);
    EXPECT_EQ(settings.engine.pull_behind_max, engine.pull_behind_max);
    EXPECT_EQ(settings.engine.me_log_events_max, engine.me_log_events_max);
    EXPECT_EQ(settings.engine.heartbeat_ms, engine.heartbeat_ms);
    EXPECT_EQ(settings.engine.spread_ms, engine.spread_ms);
    EXPECT_EQ(settings.engine.drain_ms, engine.drain_ms);
    EXPECT_EQ(settings.engine.stall_ms, engine.stall_ms);
    EXPECT_EQ(settings.engine.rate_per_second, engine.rate_per_second);
    EXPECT_EQ(settings.engine.rate_burst, engine.rate_burst);
    EXPECT_EQ(settings.server.connections_max, server.connections_max);
    EXPECT_EQ(settings.server.send_buffer_bytes, server.send_buffer_bytes);
    EXPECT_EQ(settings.server.header_timeout_ms, server.header_timeout_ms);
}

TEST(Config, TakesTheLaterSource) {
    Folder const folder;
    folder.write("holdfast.toml", "loops = 2\nreaders = 3\npage_events = 4\n");
    Sources sources{.data = folder.path, .environment = {{"HOLDFAST_READERS", "5"}, {"HOLDFAST_PAGE_EVENTS", "6"}}};
    sources.set = {{"page_events", "7"}};

    auto const config = load_config(sources);

    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->settings.server.loops, 2);
    EXPECT_EQ(config->settings.engine.readers, 5);
    EXPECT_EQ(config->settings.engine.page_events, 7);
    EXPECT_EQ(effective(*config, "loops").source, folder.path + "/holdfast.toml, line 1");
    EXPECT_EQ(effective(*config, "readers").source, "the environment variable HOLDFAST_READERS");
    EXPECT_EQ(effective(*config, "page_events").source, "--set page_events");
    EXPECT_EQ(effective(*config, "writer_queue_max").source, "the default");
}

TEST(Config, TakesTheListenFlagBeforeAllElse) {
    auto sources = from_set("listen", "127.0.0.1:1");
    sources.listen = "[::1]:0";

    EXPECT_EQ(settings_of(sources).server.listen, "[::1]:0");
}

TEST(Config, PutsOneFrameBoundInBothPlaces) {
    auto const settings = settings_of(from_set("frame_bytes_max", "65536"));

    EXPECT_EQ(settings.engine.frame_bytes_max, 65'536u);
    EXPECT_EQ(settings.server.frame_bytes_max, 65'536u);
}

TEST(Config, ReadsListsFromEverySource) {
    Folder const folder;
    folder.write("holdfast.toml", R"(trusted_proxies = ["10.0.0.0/8", "fd00::/8"])");

    EXPECT_THAT(settings_of({.data = folder.path}).server.trusted_proxies,
                ::testing::ElementsAre("10.0.0.0/8", "fd00::/8"));
    EXPECT_THAT(
        settings_of(from_environment({{"HOLDFAST_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7"}})).server.trusted_proxies,
        ::testing::ElementsAre("10.0.0.0/8", "192.0.2.7"));
    EXPECT_THAT(settings_of(from_set("trusted_proxies", "")).server.trusted_proxies, IsEmpty());
}

TEST(Config, NamesKeyBoundsValueAndSourceOfABadValue) {
    EXPECT_EQ(refusal_of(from_environment({{"HOLDFAST_LOOPS", "many"}})),
              "The setting loops must be a whole number from 0 to 256 (threads), not \"many\" "
              "(from the environment variable HOLDFAST_LOOPS).");
    EXPECT_EQ(refusal_of(from_set("readers", "0")),
              "The setting readers must be a whole number from 1 to 64 (threads), not \"0\" (from --set readers).");
    EXPECT_EQ(refusal_of(from_set("log_format", "xml")),
              "The setting log_format must be auto, json or text, not \"xml\" (from --set log_format).");
}

TEST(Config, RefusesTextThatIsNotOfTheForm) {
    for (auto const* const address : {"8080", "localhost:8080", "127.0.0.1:65536", "127.0.0.1:", "::1:80", "[::1]"})
        EXPECT_THAT(refusal_of(from_set("listen", address)), HasSubstr("The setting listen must be")) << address;
    for (auto const* const url :
         {"chat.example.org", "ftp://x", "https://x/path", "https://", "https://x:0", "https://x y"})
        EXPECT_THAT(refusal_of(from_set("public_url", url)), HasSubstr("The setting public_url must be")) << url;
    for (auto const* const network : {"10.0.0.0/33", "proxy", "10.0.0/8", "1.2.3.4,,5.6.7.8"})
        EXPECT_THAT(refusal_of(from_set("trusted_proxies", network)), HasSubstr("The setting trusted_proxies must be"))
            << network;
}

TEST(Config, TakesTextThatIsOfTheForm) {
    for (auto const* const address : {"0.0.0.0:0", "[::]:8080", "[::1]:65535"})
        EXPECT_EQ(refusal_of(from_set("listen", address)), "");
    for (auto const* const url :
         {"https://chat.example.org", "http://127.0.0.1:8080", "https://[::1]:8443", "https://[::1]", ""})
        EXPECT_EQ(refusal_of(from_set("public_url", url)), "");
}

TEST(Config, RefusesKeysThatItDoesNotKnowAndGuessesWhatWasMeant) {
    EXPECT_EQ(refusal_of(from_set("lops", "3")), "There is no setting \"lops\" (from --set lops). Did you mean loops?");
    EXPECT_EQ(refusal_of(from_environment({{"HOLDFAST_OUTBOX_BYTE_MAX", "65536"}})),
              "There is no setting \"outbox_byte_max\" (from the environment variable HOLDFAST_OUTBOX_BYTE_MAX). "
              "Did you mean outbox_bytes_max?");
    EXPECT_EQ(refusal_of(from_set("something_else_altogether", "3")),
              "There is no setting \"something_else_altogether\" (from --set something_else_altogether).");
}

TEST(Config, LeavesTheEnvironmentOfOthersAlone) {
    EXPECT_EQ(refusal_of(from_environment({{"PATH", "/bin"}, {"LOOPS", "many"}, {"HOLDFASTER", "1"}})), "");
    EXPECT_EQ(refusal_of(
                  from_environment({{"HOLDFAST_FAULT", "none"}, {"HOLDFAST_BINARY", "x"}, {"HOLDFAST_DATA", "/data"}})),
              "");
}

TEST(Config, LeavesAloneWhatKubernetesSaysOfAServiceOfThatName) {
    EXPECT_EQ(refusal_of(from_environment({{"HOLDFAST_SERVICE_HOST", "10.0.0.1"},
                                           {"HOLDFAST_SERVICE_PORT", "8080"},
                                           {"HOLDFAST_PORT", "tcp://10.0.0.1:8080"},
                                           {"HOLDFAST_PORT_8080_TCP_ADDR", "10.0.0.1"}})),
              "");
    EXPECT_THAT(refusal_of(from_environment({{"HOLDFAST_PORT", "8080"}})), HasSubstr("There is no setting \"port\""));
}

TEST(Config, RefusesAFileThatIsAskedForAndNotThere) {
    Folder const folder;

    EXPECT_THAT(refusal_of({.file = folder.path + "/none.toml"}), HasSubstr("none.toml cannot be read: No such file"));
    EXPECT_EQ(refusal_of({.data = folder.path}), "");
}

TEST(Config, NamesTheLineOfAFileThatIsWrong) {
    Folder const folder;
    auto const file = [&](std::string_view text) {
        folder.write("holdfast.toml", text);
        return refusal_of({.data = folder.path});
    };

    EXPECT_THAT(file("loops = 2\nloops"), HasSubstr("holdfast.toml is not TOML: line 2: "));
    EXPECT_THAT(file("\n\nlops = 2"),
                HasSubstr("There is no setting \"lops\" (from " + folder.path + "/holdfast.toml, line 3)."));
    EXPECT_THAT(file("[server]\nloops = 2"), HasSubstr("There is no setting \"server\""));
    EXPECT_THAT(file("loops = \"2\""),
                HasSubstr("The setting loops must be a whole number from 0 to 256 (threads), written as such in TOML"));
    EXPECT_THAT(file("loops = 2.0"), HasSubstr("The setting loops must be"));
    EXPECT_THAT(file("listen = 8080"), HasSubstr("The setting listen must be"));
    EXPECT_THAT(file("trusted_proxies = [1]"), HasSubstr("The setting trusted_proxies must be"));
    EXPECT_THAT(file("loops = 999"), HasSubstr("The setting loops must be"));
}

constexpr auto token = "a_token_that_is_long_enough_for_the_ops_person";

TEST(Config, ReadsASecretFromAFileOfItsOwn) {
    Folder const folder;
    auto const path = folder.write("token", std::string{token} + "\n");

    auto const settings = settings_of(from_environment({{"HOLDFAST_OPERATOR_TOKEN_FILE", path}}));

    EXPECT_EQ(settings.operator_token, token);
}

TEST(Config, ReadsOnlySecretsFromFilesOfTheirOwn) {
    EXPECT_THAT(refusal_of(from_environment({{"HOLDFAST_LOOPS_FILE", "/etc/hostname"}})),
                HasSubstr("There is no setting \"loops_file\""));
}

TEST(Config, RefusesASecretThatIsGivenTwice) {
    Folder const folder;
    auto const path = folder.write("token", token);

    EXPECT_EQ(
        refusal_of(from_environment({{"HOLDFAST_OPERATOR_TOKEN_FILE", path}, {"HOLDFAST_OPERATOR_TOKEN", token}})),
        "Both HOLDFAST_OPERATOR_TOKEN and HOLDFAST_OPERATOR_TOKEN_FILE are set; only one of them may be.");
}

TEST(Config, RefusesASecretFileThatIsNotThere) {
    EXPECT_EQ(refusal_of(from_environment({{"HOLDFAST_OPERATOR_TOKEN_FILE", "/nowhere/token"}})),
              "The file /nowhere/token cannot be read: No such file or directory. "
              "It is named by the environment variable HOLDFAST_OPERATOR_TOKEN_FILE.");
}

TEST(Config, NeverRepeatsASecretInARefusal) {
    auto const refusal = refusal_of(from_set("operator_token", "hunter2"));

    EXPECT_THAT(refusal, HasSubstr("The setting operator_token must be at least 32"));
    EXPECT_THAT(refusal, ::testing::Not(HasSubstr("hunter2")));
}

TEST(Config, WarnsOfASecretThatEverybodyCanRead) {
    Folder const folder;
    auto const path = folder.write("token", token);
    auto const warnings = [&](auto mode) {
        std::filesystem::permissions(path, static_cast<std::filesystem::perms>(mode));
        auto const config = load_config(from_environment({{"HOLDFAST_OPERATOR_TOKEN_FILE", path}}));
        return config ? config->warnings.size() : 99;
    };

    EXPECT_EQ(warnings(0644), 1u);
    EXPECT_EQ(warnings(0640), 0u);
}

TEST(Config, WarnsOfASettingsFileWithASecretThatEverybodyCanRead) {
    Folder const folder;
    auto const path = folder.write("holdfast.toml", "operator_token = \"" + std::string{token} + "\"");
    std::filesystem::permissions(path, static_cast<std::filesystem::perms>(0644));

    auto const config = load_config({.data = folder.path});

    ASSERT_TRUE(config);
    ASSERT_EQ(config->warnings.size(), 1u);
    EXPECT_THAT(config->warnings.front(), HasSubstr("holds the secret operator_token"));
}

TEST(Config, IsDescribedAsTomlWithSecretsMasked) {
    auto sources = from_set("operator_token", token);
    sources.set.emplace_back("trusted_proxies", "10.0.0.0/8,192.0.2.7");

    auto const text = describe(*load_config(sources));

    EXPECT_THAT(text, HasSubstr("loops = 0  # the default\n"));
    EXPECT_THAT(text, HasSubstr("trusted_proxies = [\"10.0.0.0/8\", \"192.0.2.7\"]  # --set trusted_proxies\n"));
    EXPECT_THAT(text, HasSubstr("operator_token = \"********\"  # --set operator_token\n"));
    EXPECT_THAT(text, ::testing::Not(HasSubstr(token)));
}

TEST(Example, NamesEverySetting) {
    auto const example = example_file();

    for (auto const& setting : all_settings())
        EXPECT_THAT(example, HasSubstr("\n# " + std::string{setting.key} + " = "));
}

// Every line that is an assignment loses its mark.
std::string uncommented(std::string text) {
    for (auto const& setting : all_settings()) {
        auto const line = "\n# " + std::string{setting.key} + " = ";
        if (auto const at = text.find(line); at != text.npos) text.erase(at + 1, 2);
    }
    return text;
}

TEST(Example, IsTheDefaultsWhenUncommented) {
    Folder const folder;
    folder.write("holdfast.toml", uncommented(example_file()));

    auto const config = load_config({.data = folder.path});

    ASSERT_TRUE(config) << config.error().detail;
    for (auto const& [setting, value, source] : config->effective) {
        EXPECT_EQ(value, setting->fallback) << setting->key;
        EXPECT_THAT(source, HasSubstr("holdfast.toml, line ")) << setting->key;
    }
}

TEST(Example, ChangesNothingAsItIs) {
    Folder const folder;
    folder.write("holdfast.toml", example_file());

    auto const config = load_config({.data = folder.path});

    ASSERT_TRUE(config) << config.error().detail;
    for (auto const& [setting, value, source] : config->effective) EXPECT_EQ(source, "the default");
}

}  // namespace
}  // namespace holdfast
