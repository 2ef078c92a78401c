// Bytes: a part of an upload goes to a worker, a file is opened by a reader and streams from there.
#include <nlohmann/json.hpp>

#include "net/api_answer.hpp"
#include "net/api_parts.hpp"
#include "net/file_answer.hpp"

namespace holdfast::net {

void Api::Parts::bytes(Request& request, Route const& route, Asker const& asker, Respond respond) {
    auto const& spec = *route.bytes;
    auto const query = query_of(request, route);
    if (!query) return respond(problem_answer(query.error(), request.id));
    auto const allowance = this->allowance(request, route, asker);
    auto const rated = with_rate(desk(request.loop).reads.rate(), allowance, std::move(respond));
    if (auto verdict = may(asker.caller, spec.needs); !verdict)
        return rated(problem_answer(verdict.error(), request.id));
    if (!allowance.allowed) return rated(problem_answer(too_much(allowance), request.id));
    bool const has_body = spec.body_bytes_max > 0;
    if (has_body && !request.header("content-type").starts_with("application/octet-stream"))
        return rated(problem_answer(Problem{Fault::bad_request, "bad_content_type", "Send application/octet-stream."},
                                    request.id));
    auto input = spec.decode(*query);
    if (!input) return rated(problem_answer(with_path_in_mind(input.error(), route), request.id));
    auto const loop = request.loop;
    if (spec.give) {
        auto const asked = std::make_shared<Request>(std::move(request));
        return engine.give(spec, *input, asker.caller, loop, [asked, rated](Result<OpenBytes> const& bytes) {
            rated(bytes ? file_answer(*asked, *bytes) : problem_answer(bytes.error(), asked->id));
        });
    }
    Submission submission{nullptr, nullptr, asker.caller, "", device_of(request), loop};
    engine.take(spec, *input, std::move(request.body), std::move(submission),
                [&spec, id = request.id, rated](Result<std::string> const& body) {
                    rated(body ? json_answer(spec.success, *body) : problem_answer(body.error(), id));
                });
}

}  // namespace holdfast::net
