// Commands of the ops person in a folder that no server holds: the same engine, with one loop and no sockets.
#include <algorithm>

#include "holdfast/app/run.hpp"
#include "holdfast/base/assert.hpp"
#include "holdfast/store/folder.hpp"
#include "inline_loop.hpp"
#include "logging.hpp"
#include "operator.hpp"

namespace holdfast {
namespace {

class LocalOperator final : public Operator {
public:
    LocalOperator(std::unique_ptr<FolderLock> lock, EngineSettings const& settings, Catalogue const& catalogue)
        : lock_{std::move(lock)}, engine_{migrated(settings),
                                          catalogue,
                                          system_clock(),
                                          system_random(),
                                          loop_,
                                          [](std::string const& sentence) { die(sentence, exit_folder); }} {
        engine_.start();
    }

    ~LocalOperator() override {
        loop_.close();
        engine_.close();
    }

    Result<Json> command(std::string_view name, Json const& input) override {
        auto const* const spec = engine_.catalogue().command(name);
        HF_ASSERT(spec);
        auto decoded = spec->decode(input);
        if (!decoded) return decoded.error();
        std::optional<Result<Ack>> answer;
        engine_.submit({spec, std::move(*decoded), caller(), "", "command line", 0},
                       [&](Result<Ack> ack) { answer = std::move(ack); });
        loop_.run_until([&] { return answer.has_value(); });
        if (!*answer) return answer->error();
        auto const& result = (*answer)->done.result;
        return result.empty() ? Result<Json>{Json::object()} : parse_json(result);
    }

    void submit(std::string_view name, Json const& input, std::string const& key,
                std::function<void(Result<Landed>)> then) override {
        auto const* const spec = engine_.catalogue().command(name);
        HF_ASSERT(spec);
        auto decoded = spec->decode(input);
        if (!decoded) return then(decoded.error());
        loop_.run_until([&] { return in_flight_ < in_flight_max; });
        ++in_flight_;
        engine_.submit({spec, std::move(*decoded), caller(), key, "command line", 0},
                       [this, then = std::move(then)](Result<Ack> const& ack) {
                           --in_flight_;
                           then(ack ? landed(*ack) : Result<Landed>{ack.error()});
                       });
    }

    void finish() override {
        loop_.run_until([&] { return in_flight_ == 0; });
    }

    Result<Json> make(std::string_view name, Json const& input) override {
        auto const& bytes = engine_.catalogue().bytes;
        auto const spec = std::ranges::find(bytes, name, &ByteSpec::name);
        HF_ASSERT(spec != bytes.end() && spec->make);
        auto decoded = spec->decode(input);
        if (!decoded) return decoded.error();
        std::optional<Result<std::string>> answer;
        engine_.take(*spec, std::move(*decoded), "", {nullptr, nullptr, caller(), "", "command line", 0},
                     [&](Result<std::string> text) { answer = std::move(text); });
        loop_.run_until([&] { return answer.has_value(); });
        if (!*answer) return answer->error();
        return parse_json(**answer);
    }

    Result<Json> read(std::string_view name, Json const& query) override {
        auto const& reads = engine_.catalogue().reads;
        auto const spec = std::ranges::find(reads, name, &ReadSpec::name);
        HF_ASSERT(spec != reads.end());
        auto decoded = spec->decode(query);
        if (!decoded) return decoded.error();
        std::optional<Result<std::string>> answer;
        engine_.read(*spec, std::move(*decoded), caller(), 0,
                     [&](Result<std::string> text) { answer = std::move(text); });
        loop_.run_until([&] { return answer.has_value(); });
        if (!*answer) return answer->error();
        return parse_json(**answer);
    }

private:
    static Result<Landed> landed(Ack const& ack) {
        if (ack.done.result.empty()) return Landed{ack.done.seq, ack.duplicate, Json::object()};
        auto result = parse_json(ack.done.result);
        if (!result) return result.error();
        return Landed{ack.done.seq, ack.duplicate, std::move(*result)};
    }

    static Caller caller() {
        Caller caller;
        caller.role = Role::owner;
        caller.operates = true;
        return caller;
    }

    static EngineSettings const& migrated(EngineSettings const& settings) {
        migrate_folder(settings.folder, migrations(), system_clock(), system_random());
        return settings;
    }

    std::unique_ptr<FolderLock> lock_;
    InlineLoop loop_;
    int in_flight_ = 0;
    Engine engine_;
};

}  // namespace

std::unique_ptr<Operator> operate_locally(std::unique_ptr<FolderLock> lock, EngineSettings const& settings,
                                          Catalogue const& catalogue) {
    return std::make_unique<LocalOperator>(std::move(lock), settings, catalogue);
}

}  // namespace holdfast
