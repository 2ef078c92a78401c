#include "holdfast/net/server.hpp"

#include <algorithm>
#include <thread>

#include <dirent.h>
#include <pthread.h>
#include <sys/resource.h>

#include "holdfast/base/log.hpp"
#include "net/listener.hpp"

namespace holdfast::net {
namespace {

// Left to the store for files that it opens later: journals, backups, temporary tables.
constexpr std::size_t descriptors_spare = 16;
constexpr std::size_t connections_least = 8;

std::size_t descriptors_in_use() {
    std::size_t count = 0;
    if (auto* const folder = ::opendir("/proc/self/fd")) {
        while (::readdir(folder) != nullptr) ++count;
        ::closedir(folder);
    }
    return count;
}

// What the limit on descriptors leaves for sockets once the process has its files open.
std::size_t connections_possible() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return static_cast<std::size_t>(-1);
    auto const taken = descriptors_in_use() + descriptors_spare;
    auto const all = static_cast<std::size_t>(limit.rlim_cur);
    return all > taken + connections_least ? all - taken : connections_least;
}

}  // namespace

struct Server::Parts {
    Parts(ServerSettings given, Clock const& clock, Random& random)
        : settings{std::move(given)}, clock{clock}, random{random} {
        settings.loops = std::max(settings.loops, 1);
        for (int index = 0; index < settings.loops; ++index)
            loops.push_back(std::make_unique<Loop>(index, settings, proxies, clock, random));
    }

    ~Parts() { door.close(); }

    ServerSettings settings;
    Clock const& clock;
    Random& random;
    TrustedProxies proxies;
    Door door{settings.connections_max, settings.connections_per_address_max,
              [this](std::function<void()> task) { loops[0]->post(std::move(task)); }};
    std::vector<std::unique_ptr<Loop>> loops;
    Listener listener{loops, door};
    std::vector<std::thread> threads;
};

Server::Server(ServerSettings settings, Clock const& clock, Random& random)
    : parts_{std::make_unique<Parts>(std::move(settings), clock, random)} {}

Server::~Server() { stop(0); }

Verdict Server::listen() {
    auto proxies = TrustedProxies::parse(parts_->settings.trusted_proxies);
    if (!proxies) return proxies.error();
    parts_->proxies = std::move(*proxies);
    auto const& settings = parts_->settings;
    return settings.inherited >= 0 ? parts_->listener.adopt(settings.inherited)
                                   : parts_->listener.listen(settings.listen);
}

void Server::start(Application& application) {
    auto const wanted = parts_->settings.connections_max, possible = connections_possible();
    if (possible < wanted)
        log::warn("The limit on open files bounds the connections", {{"connections", possible}, {"wanted", wanted}});
    parts_->door.set_connections_max(std::min(wanted, possible));
    parts_->listener.start();
    for (auto& loop : parts_->loops) {
        parts_->threads.emplace_back([&loop, &application] { loop->run(application); });
        ::pthread_setname_np(parts_->threads.back().native_handle(), ("loop-" + std::to_string(loop->index())).c_str());
    }
}

int Server::port() const { return parts_->listener.port(); }

void Server::stop_accepting() { parts_->listener.stop(); }

void Server::drain() {
    for (auto& loop : parts_->loops) loop->request_drain();
}

void Server::stop(int patience_ms) {
    if (parts_->threads.empty()) return;
    parts_->listener.stop();
    for (auto& loop : parts_->loops) loop->request_stop(patience_ms);
    for (auto& thread : parts_->threads) thread.join();
    parts_->threads.clear();
}

ServerCounters Server::counters() const {
    ServerCounters sum;
    sum.connections_open = parts_->door.inside();
    sum.connections_accepted = parts_->listener.accepted();
    sum.connections_refused = parts_->listener.refused();
    sum.descriptors_short = parts_->listener.descriptors_short();
    for (auto const& loop : parts_->loops) {
        auto& counters = loop->counters();
        sum.streams_open += counters.streams_open.get();
        sum.requests += counters.requests.get();
        sum.requests_refused += counters.requests_refused.get();
        sum.handshakes_refused += counters.handshakes_refused.get();
        sum.streams_accepted += counters.streams_accepted.get();
        sum.stream_messages_in += counters.stream_messages_in.get();
        sum.stream_writes += counters.stream_writes.get();
        sum.stream_bytes_out += counters.stream_bytes_out.get();
        sum.tasks_dropped += counters.tasks_dropped.load(std::memory_order_relaxed);
    }
    return sum;
}

int Server::count() const { return static_cast<int>(parts_->loops.size()); }

void Server::post(int loop, std::function<void()> task) {
    parts_->loops.at(static_cast<std::size_t>(loop))->post(std::move(task));
}

bool Server::try_post(int loop, std::function<void()> task) {
    return parts_->loops.at(static_cast<std::size_t>(loop))->try_post(std::move(task));
}

}  // namespace holdfast::net
