#include "serve.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include "control.hpp"
#include "furnish.hpp"
#include "holdfast/app/run.hpp"
#include "holdfast/base/log.hpp"
#include "holdfast/base/version.hpp"
#include "holdfast/engine/openapi.hpp"
#include "holdfast/features/all.hpp"
#include "holdfast/features/files.hpp"
#include "holdfast/features/setup.hpp"
#include "holdfast/net/api.hpp"
#include "holdfast/net/courier.hpp"
#include "holdfast/net/server.hpp"
#include "holdfast/store/folder.hpp"
#include "logging.hpp"
#include "metrics.hpp"
#include "signals.hpp"

namespace holdfast {
namespace {

constexpr auto look_again = std::chrono::milliseconds{20};
constexpr int flush_ms = 500;      // for closing connections, after the drain
constexpr int end_ms_max = 9'700;  // from the signal to the end, whatever happens (D14)

// Every socket is a descriptor; the default of 1,024 is a habit of the time of select().
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// The second number of statm: pages that are in memory now.
std::int64_t memory_held() {
    std::ifstream file{"/proc/self/statm"};
    std::int64_t all = 0, held = 0;
    file >> all >> held;
    return held * ::sysconf(_SC_PAGESIZE);
}

double ms_since(Monotonic began) {
    return std::chrono::duration<double, std::milli>(system_clock().steady() - began).count();
}

// For people at the terminal; the log is on the other stream.
void say(std::string const& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

// A new code for the first owner, while there is none. Before the engine owns the writing.
std::optional<std::string> setup_code(std::string const& folder) {
    Database database{database_path(folder), Open::writer};
    std::int64_t no_id = 0;
    database.execute("BEGIN IMMEDIATE");
    WriteTx tx{database, system_clock().now(), system_random(), no_id};
    auto code = new_setup_code(tx);
    database.execute("COMMIT");
    return code;
}

// The socket that systemd holds over restarts (sd_listen_fds(3)): who comes meanwhile waits in its backlog. -1: there is none.
int inherited_socket() {
    constexpr int first_descriptor = 3;
    auto const number = [](char const* name) {
        auto const* const text = std::getenv(name);
        auto const value = text ? std::atoi(text) : 0;
        ::unsetenv(name);  // it is not for those that we start
        return value;
    };
    bool const ours = number("LISTEN_PID") == ::getpid();
    return number("LISTEN_FDS") >= 1 && ours ? first_descriptor : -1;
}

// Takes the folder for this process and brings it to the newest schema.
std::unique_ptr<FolderLock> take_folder(std::string const& folder) {
    auto lock = std::make_unique<FolderLock>(folder);
    auto const applied = migrate_folder(folder, migrations(), system_clock(), system_random());
    if (!applied.empty()) log::info("The database was brought to a newer schema.", {{"schema", applied.back()}});
    return lock;
}

// What stands on the disk without a row was cut off on its way: it goes.
Catalogue with_files(Settings const& settings) {
    auto catalogue = furnished(settings);
    auto const& blobs = *catalogue.room.blobs;
    Database database{database_path(settings.engine.folder), Open::reader};
    ReadTx tx{database, system_clock().now()};
    auto const faults = file_faults(tx, blobs);
    // While a backup copies what an older moment names, they stay until the next start.
    if (auto const leave = blobs.may_remove())
        for (auto const& name : faults.orphans) blobs.remove(name);
    if (faults.missing > 0) log::error("Files are missing on the disk.", {{"files", faults.missing}});
    return catalogue;
}

class Serving {
public:
    Serving(Config const& config, Monotonic began)
        : settings_{config.settings},
          lock_{take_folder(folder())},
          setup_code_{setup_code(folder())},
          server_{with_inherited(settings_.server), system_clock(), system_random()},
          catalogue_{with_files(settings_)},
          engine_{settings_.engine, catalogue_, system_clock(),
                  system_random(),  server_,    [](std::string const& sentence) { die(sentence, exit_folder); }},
          began_{began} {}

    // The loops end before what they call.
    ~Serving() { server_.stop(0); }

    // Nothing when it serves; otherwise why it cannot listen.
    std::optional<Problem> start() {
        if (auto listening = server_.listen(); !listening) return listening.error();
        control_.url = local_url(settings_.server.listen, server_.port());
        control_.token =
            settings_.operator_token.empty() ? new_token(system_random(), "ho_") : settings_.operator_token;
        control_.pid = ::getpid();
        engine_.known_as(public_url());
        courier_ = std::make_unique<net::Courier>(settings_.courier);
        engine_.reach_outside_by(*courier_);
        catalogue_.vitals = [this] { return vitals(); };
        engine_.start();
        if (!settings_.metrics_listen.empty()) {
            auto metrics = Metrics::listen(settings_.metrics_listen, [this] { return vitals(); });
            if (!metrics) return metrics.error();
            metrics_ = std::move(*metrics);
        }
        api_ = std::make_unique<net::Api>(engine_, api_settings());
        write_control(folder(), control_);
        server_.start(*api_);
        announce();
        return std::nullopt;
    }

    // D14: readiness fails, every client is told when to come back, what was accepted is answered, and then the end.
    void stop() {
        auto const began = system_clock().steady();
        log::info("Draining.", {{"streams", server_.counters().streams_open}});
        engine_.refuse_new_work();
        api_->drain();
        server_.stop_accepting();
        server_.drain();
        metrics_.reset();
        auto const until = began + std::chrono::milliseconds{settings_.engine.drain_ms};
        while (server_.counters().connections_open > 0 && system_clock().steady() < until)
            std::this_thread::sleep_for(look_again);

        engine_.close();
        api_->close_streams();
        server_.stop(flush_ms);
        remove_control(folder());
        log::info("Ended.", {{"ms", ms_since(began)}});
    }

private:
    static net::ServerSettings with_inherited(net::ServerSettings settings) {
        settings.inherited = inherited_socket();
        return settings;
    }
    std::string const& folder() const { return settings_.engine.folder; }
    std::string const& public_url() const { return settings_.public_url.empty() ? control_.url : settings_.public_url; }

    net::ApiSettings api_settings() const {
        net::ApiSettings api;
        api.public_url = settings_.public_url;
        api.operator_token = control_.token;
        api.sign_in_per_minute = settings_.sign_in_per_minute;
        api.document = [text = openapi_document(catalogue_)] { return text; };
        return api;
    }

    VitalSigns vitals() const {
        auto signs = engine_.vitals();
        auto const counters = server_.counters();
        signs.connections = static_cast<std::int64_t>(counters.connections_open);
        signs.connections_max = static_cast<std::int64_t>(settings_.server.connections_max);
        signs.connections_refused = static_cast<std::int64_t>(counters.connections_refused);
        signs.streams = static_cast<std::int64_t>(counters.streams_open);
        signs.memory_bytes = memory_held();
        return signs;
    }

    void announce() const {
        log::info("Listening.", {{"url", control_.url},
                                 {"public_url", public_url()},
                                 {"loops", settings_.server.loops},
                                 {"version", version},
                                 {"start_ms", ms_since(began_)}});
        auto lines = "Holdfast listens on " + control_.url;
        // After the # it is never sent to a server, so it stands in nobody's log.
        if (setup_code_)
            lines += "\nNobody owns this workspace yet. The first owner signs up here: " + public_url() + "/setup#" +
                     *setup_code_;
        say(lines);  // at once, for whoever reads along
    }

    Settings settings_;
    std::unique_ptr<FolderLock> lock_;
    std::optional<std::string> setup_code_;
    net::Server server_;
    Catalogue catalogue_;
    Engine engine_;
    std::unique_ptr<net::Courier> courier_;  // ends after the loops, before the engine
    std::unique_ptr<net::Api> api_;
    std::unique_ptr<Metrics> metrics_;  // ends before what it asks
    Control control_;
    Monotonic began_;
};

// Of all settings only the level of the log can change while people are connected.
void reload(std::function<Result<Config>()> const& reread) {
    auto const config = reread();
    if (!config) return log::error("The settings were not read again: " + config.error().detail);
    Logging::set_level("info");  // so that this line is kept whatever the level was and will be
    log::info("The level of the log was read again; other settings wait for a restart.",
              {{"log_level", config->settings.log_level}});
    Logging::set_level(config->settings.log_level);
}

int serve_until_asked(Config const& config, std::function<Result<Config>()> const& reread, Monotonic began) {
    Serving serving{config, began};
    if (auto const problem = serving.start()) {
        log::error(problem->detail);
        return exit_refused;
    }
    while (next_signal() == Signal::reload) reload(reread);
    guard_the_end(end_ms_max);
    serving.stop();
    return exit_ok;
}

}  // namespace

int serve(Config const& config, std::function<Result<Config>()> const& reread) {
    auto const began = system_clock().steady();
    block_signals();
    Logging const logging{{config.settings.log_format, config.settings.log_level}};
    for (auto const& warning : config.warnings) log::warn(warning);
    raise_descriptor_limit();
    try {
        return serve_until_asked(config, reread, began);
    } catch (FolderError const& error) { log::error(error.what()); } catch (StoreError const& error) {
        log::error(std::string{"The database could not be used: "} + error.what() + ".");
    }
    return exit_folder;
}

}  // namespace holdfast
