// What the API is made of: who asks, which route, the limits, and the two kinds of answers.
// Each desk lives on its loop; the rest is read by all of them. Nothing here waits.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "holdfast/net/api.hpp"
#include "holdfast/net/static_files.hpp"
#include "net/api_caller.hpp"
#include "net/api_desk.hpp"
#include "net/api_router.hpp"
#include "net/door_paths.hpp"
#include "net/logged_paths.hpp"
#include "net/sign_in_gate.hpp"

namespace holdfast::net {

// An id in the address that is none names nothing: it looks like one that is not there.
Problem with_path_in_mind(Problem problem, Route const& route);
Problem too_much(Allowance const& allowance);
// How many more requests may come, as headers; nothing for who is not limited.
void add_rate(Response& answer, Rate rate, Allowance const& allowance);
Respond with_rate(Rate rate, Allowance allowance, Respond respond);

// What the address says: its query and the parameters of its path.
Result<Json> query_of(Request const& request, Route const& route);

inline Problem not_found() { return {Fault::not_found, "not_found", "There is nothing here."}; }

// As sessions list it.
inline std::string device_of(Request const& request) {
    return std::string{request.header("user-agent").substr(0, 200)};
}

struct Api::Parts {
    Parts(Engine& engine, ApiSettings given)
        : engine{engine},
          settings{std::move(given)},
          doorkeeper{settings.public_url, settings.operator_token},
          router{engine.catalogue()},
          doors{engine.catalogue()},
          logged_path{engine.catalogue()},
          files{assets()},
          gate{engine.bus(), engine.clock(), settings.sign_in_per_minute} {
        for (auto const& door : engine.catalogue().doors)
            door_gates.push_back(
                std::make_unique<SignInGate>(engine.bus(), engine.clock(), Rate{door.per_second, door.burst}));
        std::vector<Streams*> all;
        for (int loop = 0; loop < engine.loops(); ++loop) {
            desks.push_back(std::make_unique<Desk>(engine, loop));
            all.push_back(&desks.back()->streams);
        }
        for (auto* streams : all) streams->meet(all);
    }

    Desk& desk(int loop) { return *desks[static_cast<std::size_t>(loop)]; }
    void command(Request const& request, Route const& route, Asker const& asker, Respond respond);
    void read(Request const& request, Route const& route, Asker const& asker, Respond respond);
    void bytes(Request& request, Route const& route, Asker const& asker, Respond respond);
    void call(Request const& request, Respond respond);
    std::optional<Response> plain(Request const& request);
    Allowance allowance(Request const& request, Route const& route, Asker const& asker);
    Response finished(Route const& route, Asker const& asker, Result<Ack> const& ack,
                      std::string const& request_id) const;
    void write_used(int loop);

    Engine& engine;
    ApiSettings settings;
    Doorkeeper doorkeeper;
    Router router;
    DoorPaths doors;
    LoggedPaths logged_path;
    StaticFiles files;
    SignInGate gate;
    std::vector<std::unique_ptr<SignInGate>> door_gates;
    std::vector<std::unique_ptr<Desk>> desks;
    std::atomic<bool> draining{false};
};

}  // namespace holdfast::net
