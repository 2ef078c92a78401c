// Deadlines, bounds on connections, descriptors that run out, and the end of a server.
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/test_server.hpp"

namespace holdfast::net {
namespace {

using testing::HasSubstr;

ServerSettings hurried() {
    ServerSettings settings;
    settings.header_timeout_ms = 400;
    settings.body_timeout_ms = 800;
    settings.idle_timeout_ms = 1200;
    return settings;
}

TEST(Deadlines, CutAClientThatSaysNothing) {
    TestServer const server{hurried()};
    auto client = server.client();
    EXPECT_FALSE(client.is_closed_within(250));
    EXPECT_TRUE(client.is_closed_within(1000));
}

TEST(Deadlines, CutHeadersThatDrip) {
    TestServer const server{hurried()};
    auto client = server.client();
    auto const text = request_text("GET", "/echo");
    for (int i = 0; i < 8; ++i) {
        client.send(text.substr(static_cast<std::size_t>(i), 1));
        ::usleep(100'000);
    }
    auto const answer = read_answer(client, true, 500);
    EXPECT_EQ(answer.status, 408);
    EXPECT_TRUE(client.is_closed_within(3000));
}

TEST(Deadlines, CutACrowdThatDripsWhileOthersAreServed) {
    TestServer const server{hurried()};
    std::vector<RawClient> crowd;
    for (int i = 0; i < 300; ++i) crowd.push_back(server.client());
    auto const text = handshake_text();
    for (std::size_t drop = 0; drop < 6; ++drop) {
        for (auto& client : crowd) client.send(text.substr(drop, 1));
        EXPECT_EQ(server.ask(request_text("GET", "/echo")).status, 200);
        ::usleep(100'000);
    }
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().requests_refused == 300; }));
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open <= 1; }));
}

TEST(Deadlines, CutBodiesThatDoNotCome) {
    TestServer const server{hurried()};
    auto silent = server.client(), waiting = server.client();
    silent.send(request_text("POST", "/echo", "Content-Length: 100\r\n") + "abc");
    waiting.send(request_text("POST", "/echo", "Content-Length: 100\r\nExpect: 100-continue\r\n"));
    EXPECT_EQ(waiting.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(read_answer(silent, true, 2000).status, 408);
    EXPECT_EQ(read_answer(waiting, true, 2000).status, 408);
}

TEST(Deadlines, CutIdleConnectionsLaterThanNewOnes) {
    TestServer const server{hurried()};
    auto client = server.client();
    client.send(request_text("GET", "/echo"));
    EXPECT_EQ(read_answer(client).status, 200);
    EXPECT_FALSE(client.is_closed_within(700));
    EXPECT_TRUE(client.is_closed_within(1500));
}

TEST(Deadlines, CutReadersThatStall) {
    TestServer const server{hurried()};
    RawClient client{server.port(), 4096};
    client.send(request_text("GET", "/bytes/50000000"));
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().requests == 1; }));
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open == 0; }, 4000));
}

TEST(Deadlines, LetOpenStreamsBe) {
    TestServer const server{hurried()};
    auto stream = server.stream();
    EXPECT_FALSE(stream.is_closed_within(2000));
    stream.send(client_frame(Opcode::text, "still here"));
    EXPECT_EQ(read_frame(stream).payload, "still here");
}

TEST(Connections, AreBoundedAndTheRestAreToldQuickly) {
    ServerSettings settings;
    settings.connections_max = 3;
    TestServer const server{settings};
    std::vector<RawClient> inside;
    for (int i = 0; i < 3; ++i) inside.push_back(server.stream());
    for (int i = 0; i < 5; ++i) {
        auto const answer = server.ask(request_text("GET", "/echo"));
        EXPECT_EQ(answer.status, 503);
        EXPECT_NE(answer.field("retry-after"), "-");
        EXPECT_THAT(answer.body, HasSubstr("\"code\":\"overloaded\""));
    }
    EXPECT_EQ(server.server.counters().connections_refused, 5u);
    inside.clear();
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open == 0; }));
    EXPECT_EQ(server.ask(request_text("GET", "/echo")).status, 200);
}

TEST(Connections, OfOneAddressAreBounded) {
    ServerSettings settings;
    settings.connections_per_address_max = 2;
    settings.loops = 2;
    TestServer const server{settings};
    {
        auto one = server.stream(), two = server.stream();
        EXPECT_EQ(server.ask(request_text("GET", "/echo")).status, 429);
        RawClient other{server.port(), 0, "127.0.0.9"};
        other.send(request_text("GET", "/echo"));
        EXPECT_THAT(read_answer(other).body, HasSubstr("from 127.0.0.9"));
    }
    EXPECT_TRUE(TestServer::becomes([&] { return server.ask(request_text("GET", "/echo")).status == 200; }));
}

TEST(Connections, AreDealtOutEvenly) {
    ServerSettings settings;
    settings.loops = 3;
    TestServer server{settings};
    std::vector<RawClient> clients;
    for (int i = 0; i < 9; ++i) clients.push_back(server.stream());
    std::atomic<int> counted{0};
    for (int loop = 0; loop < 3; ++loop)
        server.server.post(loop, [&server, &counted, loop] {
            server.application.broadcast(loop, text_frame(std::to_string(loop)));
            ++counted;
        });
    std::map<std::string, int> heard;
    for (auto& client : clients) ++heard[read_frame(client).payload];
    EXPECT_EQ(heard, (std::map<std::string, int>{{"0", 3}, {"1", 3}, {"2", 3}}));
}

void allow_descriptors(rlim_t count) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = count;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// In a process of its own, because it uses up what the others need.
int live_without_descriptors() {
    allow_descriptors(64);
    ServerSettings settings;
    settings.connections_max = 1000;
    TestServer server{settings};
    std::vector<int> taken;
    for (int descriptor; (descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0;) taken.push_back(descriptor);
    ::close(taken.back());  // one for a client, none for the server
    taken.pop_back();

    RawClient client{server.port()};
    client.send(request_text("GET", "/echo"));
    auto const refused = read_answer(client).status;
    auto const turns_before = server.application.turns.load();
    ::usleep(500'000);
    auto const turns = server.application.turns.load() - turns_before;
    for (int const descriptor : taken) ::close(descriptor);
    auto const again = server.ask(request_text("GET", "/echo")).status;
    bool const well = refused == 503 && turns < 60 && again == 200 && server.server.counters().descriptors_short > 0;
    if (!well) std::fprintf(stderr, "refused %d, turns %d, again %d\n", refused, turns, again);
    return well ? 0 : 1;
}

TEST(Descriptors, ThatRunOutPauseTheAcceptingAndNothingElse) {
    EXPECT_EXIT(std::_Exit(live_without_descriptors()), testing::ExitedWithCode(0), "");
}

int serve_more_clients_than_descriptors() {
    allow_descriptors(64);
    ServerSettings settings;
    settings.connections_max = 1000;
    TestServer server{settings};
    int answered = 0, told = 0;
    pid_t const crowd = ::fork();
    if (crowd == 0) {
        allow_descriptors(1000);
        std::vector<RawClient> clients;
        for (int i = 0; i < 300; ++i) clients.emplace_back(server.port());
        ::usleep(1'500'000);
        std::_Exit(0);
    }
    ::usleep(700'000);
    auto const file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);  // the store still finds descriptors
    ::waitpid(crowd, nullptr, 0);
    for (int i = 0; i < 20; ++i) {
        auto const status = server.ask(request_text("GET", "/echo")).status;
        status == 200 ? ++answered : ++told;
        if (status != 200) ::usleep(50'000);
    }
    bool const well = file >= 0 && answered >= 10 && server.server.counters().connections_refused > 0;
    if (!well) std::fprintf(stderr, "file %d, answered %d, told %d\n", file, answered, told);
    return well ? 0 : 1;
}

TEST(Descriptors, AreLeftToTheStoreWhenACrowdComes) {
    EXPECT_EXIT(std::_Exit(serve_more_clients_than_descriptors()), testing::ExitedWithCode(0), "");
}

TEST(Draining, ClosesIdleConnectionsAtOnceAndOthersAfterTheirAnswer) {
    TestServer server;
    auto idle = server.client(), asking = server.client(), stream = server.stream();
    idle.send(request_text("GET", "/echo"));
    EXPECT_EQ(read_answer(idle).status, 200);
    asking.send(request_text("GET", "/later"));
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open == 3; }));
    server.server.stop_accepting();
    server.server.drain();
    auto const last = read_answer(asking);
    EXPECT_EQ(last.body, "later");
    EXPECT_TRUE(idle.is_closed_within(1000));
    EXPECT_TRUE(asking.is_closed_within(3000));
    EXPECT_TRUE(TestServer::becomes([&] { return !server.client().connected(); }));
    stream.send(client_frame(Opcode::text, "still here"));
    EXPECT_EQ(read_frame(stream).payload, "still here");
}

TEST(Stopping, EndsEverySessionAndEveryQuestion) {
    auto server = std::make_unique<TestServer>();
    auto asking = server->client(), stream = server->stream(), closing = server->stream();
    asking.send(request_text("GET", "/later"));
    closing.send(client_frame(Opcode::text, "order close 1012"));
    EXPECT_EQ(read_frame(closing).close_code(), 1012);
    server.reset();
    EXPECT_TRUE(stream.is_closed_within(1000));
    EXPECT_TRUE(closing.is_closed_within(1000));
}

TEST(Posting, RunsTasksInTheirOrderOnTheirLoop) {
    ServerSettings settings;
    settings.loops = 2;
    TestServer server{settings};
    std::vector<int> ran;
    std::atomic<bool> done{false};
    constexpr int tasks = 20'000;  // many times what the mailbox holds
    for (int i = 0; i < tasks; ++i) server.server.post(1, [&ran, i] { ran.push_back(i); });
    server.server.post(1, [&] { done = true; });
    ASSERT_TRUE(TestServer::becomes([&] { return done.load(); }));
    ASSERT_EQ(ran.size(), static_cast<std::size_t>(tasks));
    EXPECT_TRUE(std::is_sorted(ran.begin(), ran.end()));
}

TEST(Posting, NeverWaitsOnALoop) {
    ServerSettings settings;
    settings.loops = 2;
    TestServer server{settings};
    std::atomic<int> ran{0};
    for (int loop = 0; loop < 2; ++loop)
        server.server.post(loop, [&server, &ran, loop] {
            for (int i = 0; i < 5000; ++i) {
                server.server.post(loop, [&ran] { ++ran; });
                server.server.post(1 - loop, [&ran] { ++ran; });
            }
        });
    EXPECT_TRUE(TestServer::becomes([&] { return ran == 20'000; }));
}

TEST(Posting, DropsWhatIsOfLittleWorthWhenALoopIsBehind) {
    TestServer server;
    std::atomic<bool> go_on{false};
    server.server.post(0, [&] {
        while (!go_on) std::this_thread::yield();
    });
    int dropped = 0;
    for (int i = 0; i < 5000; ++i)
        if (!server.server.try_post(0, [] {})) ++dropped;
    go_on = true;
    EXPECT_GT(dropped, 3000);
    EXPECT_EQ(server.server.counters().tasks_dropped, static_cast<std::uint64_t>(dropped));
}

TEST(Listening, IsRefusedWithASentence) {
    for (std::string const address :
         {"", "nowhere", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "999.0.0.1:80", "[::1:80", "127.0.0.1:8x"}) {
        ServerSettings settings;
        settings.listen = address;
        Server server{settings, system_clock(), system_random()};
        auto const listening = server.listen();
        ASSERT_FALSE(listening) << address;
        EXPECT_EQ(listening.error().code, "bad_address");
    }
    TestServer const first;
    ServerSettings settings;
    settings.listen = "127.0.0.1:" + std::to_string(first.port());
    Server second{settings, system_clock(), system_random()};
    EXPECT_EQ(second.listen().error().code, "cannot_listen");
}

}  // namespace
}  // namespace holdfast::net
