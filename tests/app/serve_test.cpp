#include <filesystem>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include "app/process.hpp"
#include "holdfast/base/time.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

int ms_since(Monotonic began) {
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::milliseconds>(system_clock().steady() - began).count());
}

// A request that never gets to its end, so that a drain has somebody to wait for.
class HalfRequest {
public:
    explicit HalfRequest(std::string const& url) : descriptor_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in to{.sin_family = AF_INET,
                       .sin_port = htons(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))))};
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(descriptor_, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
        std::string_view const head =
            "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";
        EXPECT_EQ(::send(descriptor_, head.data(), head.size(), MSG_NOSIGNAL), static_cast<ssize_t>(head.size()));
    }
    ~HalfRequest() { ::close(descriptor_); }

private:
    int descriptor_;
};

TEST(Serve, IsReadyAndSaysWhereItListensAndHowToBecomeTheOwner) {
    Served server;

    EXPECT_TRUE(server.ready());
    EXPECT_THAT(server.process.out(), HasSubstr("Holdfast listens on " + server.control().url + "\n"));
    EXPECT_THAT(server.process.out(), HasSubstr(server.control().url + "/setup#setup_"));
    EXPECT_THAT(server.process.err_with("Listening."), HasSubstr("\"message\":\"Listening.\""));
}

TEST(Serve, KeepsTheWayToOwnershipAndTheOperatorsTokenOutOfTheLog) {
    Served server;

    EXPECT_THAT(server.process.err(), Not(HasSubstr("setup_")));
    EXPECT_THAT(server.process.err(), Not(HasSubstr(server.control().token)));
}

TEST(Serve, PrintsLinksAsPeopleReachIt) {
    Served server{{"public_url=https://chat.example.org"}};

    EXPECT_THAT(server.process.out(), HasSubstr("https://chat.example.org/setup#setup_"));
}

TEST(Serve, EndsWithSuccessWhenAskedAndForgetsWhereItWas) {
    for (auto const number : {SIGTERM, SIGINT}) {
        Served server;
        auto const began = system_clock().steady();
        server.process.signal(number);

        EXPECT_EQ(server.process.wait(), exit_ok);
        EXPECT_LT(ms_since(began), 3'000);
        EXPECT_FALSE(std::filesystem::exists(control_path(server.folder.path)));
    }
}

TEST(Serve, WaitsForClientsNoLongerThanTheDrain) {
    Served server{{"drain_ms=300"}};
    HalfRequest const client{server.control().url};
    ASSERT_TRUE(server.ready());
    auto const began = system_clock().steady();
    server.process.signal(SIGTERM);

    EXPECT_EQ(server.process.wait(), exit_ok);
    EXPECT_GE(ms_since(began), 300);
    EXPECT_LT(ms_since(began), 5'000);
}

TEST(Serve, EndsAtOnceOnASecondSignal) {
    Served server{{"drain_ms=8000"}};
    HalfRequest const client{server.control().url};
    ASSERT_TRUE(server.ready());
    auto const began = system_clock().steady();
    server.process.signal(SIGTERM);
    EXPECT_THAT(server.process.err_with("Draining."), HasSubstr("Draining."));
    server.process.signal(SIGTERM);

    EXPECT_EQ(server.process.wait(), exit_refused);
    EXPECT_LT(ms_since(began), 5'000);
    EXPECT_THAT(server.process.err(), HasSubstr("A second signal"));
}

TEST(Serve, LivesThroughAHangupAndReadsTheLevelOfTheLogAgain) {
    Served server;
    server.folder.write("holdfast.toml", "log_level = \"error\"\n");
    server.process.signal(SIGHUP);
    EXPECT_THAT(server.process.err_with("wait for a restart"), HasSubstr("\"log_level\":\"error\""));
    server.folder.write("holdfast.toml", "log_level = \"loud\"\n");
    server.process.signal(SIGHUP);

    EXPECT_THAT(server.process.err_with("not read again"),
                HasSubstr("The setting log_level must be debug, info, warn or error"));
    EXPECT_TRUE(server.ready());
}

TEST(Serve, RefusesAFolderThatIsBeingServed) {
    Served server;
    Process second{Served::words(server.folder.path, {})};

    EXPECT_EQ(second.wait(), exit_folder);
    EXPECT_THAT(second.err(), HasSubstr("in use by another Holdfast server"));
    EXPECT_TRUE(server.ready());
}

TEST(Serve, RefusesADatabaseThatIsNone) {
    Folder const folder;
    folder.write("holdfast.db", "These are not the bytes of a database, whatever the name says.");
    Process server{Served::words(folder.path, {})};

    EXPECT_EQ(server.wait(), exit_folder);
    EXPECT_THAT(server.err(), HasSubstr("is not a database"));
    EXPECT_FALSE(std::filesystem::exists(control_path(folder.path)));
}

TEST(Serve, RefusesAnAddressThatIsTaken) {
    Served server;
    Folder const other;
    auto const taken = server.control().url.substr(std::string{"http://"}.size());
    Process second{{"serve", "--data", other.path, "--listen", taken}};

    EXPECT_EQ(second.wait(), exit_refused);
    EXPECT_THAT(second.err(), HasSubstr("Cannot listen on " + taken));
}

TEST(Serve, ComesBackAfterAKillOverTheFileThatStayed) {
    Served server;
    auto const before = server.control();
    server.process.signal(SIGKILL);
    server.process.wait();
    EXPECT_TRUE(std::filesystem::exists(control_path(server.folder.path)));
    Process health{{"health", "--data", server.folder.path}};
    EXPECT_EQ(health.wait(), exit_refused);

    Process again{Served::words(server.folder.path, {})};
    for (int i = 0; i < 1000 && (server.control().token == before.token || !server.ready()); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});

    EXPECT_TRUE(server.ready());
    EXPECT_NE(server.control().token, before.token);
}

TEST(Serve, StopsAtAnUnknownSettingBeforeItTouchesAnything) {
    Folder const parent;
    auto const folder = parent.path + "/data";
    Process server{Served::words(folder, {"lops=3"})};

    EXPECT_EQ(server.wait(), exit_usage);
    EXPECT_EQ(server.err(), "holdfast: There is no setting \"lops\" (from --set lops). Did you mean loops?\n");
    EXPECT_FALSE(std::filesystem::exists(folder));
}

}  // namespace
}  // namespace holdfast
