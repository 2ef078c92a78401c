#include "operator.hpp"

#include <optional>
#include <thread>

#include "holdfast/net/client.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

constexpr std::chrono::milliseconds patience{3'000}, between_tries{50};
constexpr int probe_timeout_ms = 1'000;

// After a kill the file still names the server that was.
std::optional<Control> running_server(std::string const& folder) {
    auto control = read_control(folder);
    if (!control) return std::nullopt;
    auto const answer = net::request("GET", control->url + "/livez", {}, "", probe_timeout_ms);
    if (!answer || answer->status != 200) return std::nullopt;
    return control;
}

}  // namespace

std::unique_ptr<Operator> operate(EngineSettings const& settings, Catalogue const& catalogue) {
    auto const until = system_clock().steady() + patience;
    for (;;) {
        std::unique_ptr<FolderLock> lock;
        try {
            lock = std::make_unique<FolderLock>(settings.folder);
        } catch (FolderError const&) {
            if (auto control = running_server(settings.folder)) return operate_remotely(std::move(*control), catalogue);
            if (system_clock().steady() > until) throw;
        }
        if (lock) return operate_locally(std::move(lock), settings, catalogue);
        std::this_thread::sleep_for(between_tries);
    }
}

}  // namespace holdfast
