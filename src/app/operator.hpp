// The ops person's hands: one command or question, done in the running server of a folder or, when none runs, in the
// folder itself. Both ways take the same names and JSON from the catalogue, so that neither can do what the other cannot.
// Lives on: the thread of a command-line run.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "control.hpp"
#include "holdfast/base/json.hpp"
#include "holdfast/engine/catalogue.hpp"
#include "holdfast/engine/engine.hpp"

namespace holdfast {

class Operator {
public:
    virtual ~Operator() = default;
    // Its result, as the catalogue describes it.
    virtual Result<Json> command(std::string_view name, Json const& input) = 0;
    // The same command under a key of one's own, which makes it once for all runs (D2). At most in_flight_max are under way:
    // then, and in finish(), this waits. `then` is called on the same thread.
    struct Landed {
        Seq seq = 0;
        bool duplicate = false;
        Json result;
    };
    static constexpr int in_flight_max = 256;
    virtual void submit(std::string_view name, Json const& input, std::string const& key,
                        std::function<void(Result<Landed>)> then) = 0;
    virtual void finish() = 0;

    // What is made of bytes that are there: `upload.finish`. Its result.
    virtual Result<Json> make(std::string_view name, Json const& input) = 0;

    // `query` holds texts, as an address does.
    virtual Result<Json> read(std::string_view name, Json const& query) = 0;
};

// Waits a moment for a server that is starting or a command that is at work. Throws FolderError when the folder is
// neither free nor served.
std::unique_ptr<Operator> operate(EngineSettings const& settings, Catalogue const& catalogue);

std::unique_ptr<Operator> operate_remotely(Control control, Catalogue const& catalogue);
class FolderLock;
std::unique_ptr<Operator> operate_locally(std::unique_ptr<FolderLock> lock, EngineSettings const& settings,
                                          Catalogue const& catalogue);

// /api/v1/users/{user}/tokens with its braces filled from the input; what was used is taken out of it.
std::string filled_route(std::string_view route, Json& input);
// a=1&b=two%20words from texts.
std::string query_text(Json const& query);

}  // namespace holdfast
