// A listening socket that outlives the server: who comes between two of them waits, and nobody is refused.
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "app/process.hpp"

namespace holdfast {
namespace {

// As systemd does it: the socket is descriptor 3 of the process that it is meant for.
struct HeldSocket {
    HeldSocket() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(descriptor, 16), 0);
        EXPECT_EQ(::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size), 0);
        url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    }
    ~HeldSocket() { ::close(descriptor); }
    void hand_over() const {
        ::dup2(descriptor, 3);
        ::setenv("LISTEN_FDS", "1", 1);
        ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    }
    int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    std::string url;
};

struct Handover : testing::Test {
    std::unique_ptr<Process> serve() {
        return std::make_unique<Process>(Served::words(folder.path, {}), "", [this] { held.hand_over(); });
    }
    int status(int patience_ms) const {
        auto const answer = net::request("GET", held.url + "/readyz", {}, "", patience_ms);
        return answer ? answer->status : 0;
    }
    Folder folder;
    HeldSocket held;
};

TEST_F(Handover, ServesOnTheSocketThatItWasGiven) {
    auto const server = serve();
    EXPECT_EQ(status(20'000), 200);
    EXPECT_NE(server->err_with("Listening").find(held.url), std::string::npos);
}

TEST_F(Handover, LetsWhoComesBetweenTwoServersWait) {
    auto old = serve();
    ASSERT_EQ(status(20'000), 200);
    old->signal(SIGTERM);
    ASSERT_EQ(old->wait(), exit_ok);
    int answered = 0;
    std::thread early{[&] { answered = status(20'000); }};  // nobody serves now
    auto const next = serve();
    early.join();
    EXPECT_EQ(answered, 200);
}

TEST_F(Handover, TakesNoSocketThatIsMeantForAnother) {
    Process server{Served::words(folder.path, {}), "", [this] {
                       held.hand_over();
                       ::setenv("LISTEN_PID", "1", 1);
                   }};
    auto const said = server.err_with("Listening");
    EXPECT_NE(said.find("Listening"), std::string::npos);
    EXPECT_EQ(said.find(held.url), std::string::npos);
}

TEST_F(Handover, RefusesWhatDoesNotListen) {
    Process server{Served::words(folder.path, {}), "", [this] {
                       held.hand_over();
                       ::dup2(::socket(AF_INET, SOCK_STREAM, 0), 3);
                   }};
    EXPECT_EQ(server.wait(), exit_refused);
    EXPECT_NE(server.err().find("the socket that was handed over"), std::string::npos);
}

}  // namespace
}  // namespace holdfast
