// Who may be refused with what, and how the document says it.
#include <algorithm>
#include <map>

#include "engine/openapi_parts.hpp"
#include "engine/refusals.hpp"

namespace holdfast::openapi {
namespace {

struct Asked {
    bool body = false, query = false, path = false;
    bool changing = false, durable = false, key_required = false;
    Permission needs = Permission::signed_in;
    std::string_view refusals = {};
};

Asked asked_by(CommandSpec const& spec) {
    auto const names = parameters_of(spec.route);
    return {.body = has_more_than(*spec.input, names),
            .path = !names.empty(),
            .changing = true,
            .durable = spec.durable,
            .key_required = spec.key_required,
            .needs = spec.needs,
            .refusals = spec.refusals};
}
Asked asked_by(ReadSpec const& spec) {
    auto const names = parameters_of(spec.route);
    return {.query = has_more_than(*spec.input, names),
            .path = !names.empty(),
            .needs = spec.needs,
            .refusals = spec.refusals};
}
Asked asked_by(ByteSpec const& spec) {
    auto const names = parameters_of(spec.route);
    return {.query = has_more_than(*spec.input, names),
            .path = !names.empty(),
            .changing = spec.give == nullptr,
            .needs = spec.needs,
            .refusals = spec.refusals};
}

bool expected(Expect expect, Asked const& asked) {
    switch (expect) {
        case Expect::always: return true;
        case Expect::where_declared: return false;
        case Expect::with_body: return asked.body;
        case Expect::with_query: return asked.query;
        case Expect::with_input: return asked.body || asked.query;
        case Expect::with_path: return asked.path;
        case Expect::with_key: return asked.durable;
        case Expect::key_required: return asked.key_required;
        case Expect::changing: return asked.changing;
        case Expect::narrowed: return asked.needs > Permission::signed_in;
    }
    return false;
}

std::vector<RefusalSpec const*> refusals_for(Catalogue const& catalogue, Asked const& asked) {
    auto const own = words_of(asked.refusals);
    std::vector<RefusalSpec const*> out;
    for (auto const& spec : catalogue.refusals)
        if (holds(own, spec.code)) out.push_back(&spec);
    for (auto const& house : house_refusals())
        if (expected(house.expect, asked) || holds(own, house.spec.code)) out.push_back(&house.spec);
    std::stable_sort(out.begin(), out.end(),
                     [](auto const* a, auto const* b) { return http_status(a->fault) < http_status(b->fault); });
    return out;
}

std::string_view title_of(int status) {
    switch (status) {
        case 400: return "The request does not make sense as written.";
        case 401: return "Who asks is not known.";
        case 403: return "Not allowed.";
        case 404: return "Not there, or not for who asks.";
        case 409: return "Something else is so already.";
        case 413: return "Too large.";
        case 429: return "Too much at once.";
        case 503: return "Not at the moment.";
        case 507: return "No room.";
        default: return "The fault is the server's.";
    }
}

Json problem_response(int status, std::vector<RefusalSpec const*> const& refusals) {
    std::string help;
    Json codes = Json::array();
    for (auto const* spec : refusals) {
        if (http_status(spec->fault) != status) continue;
        help += (help.empty() ? " `" : ", `") + std::string{spec->code} + "`";
        codes.push_back(std::string{spec->code});
    }
    help = std::string{title_of(status)} + help;
    Json out{{"description", help},
             {"x-codes", std::move(codes)},
             {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
    if (status == 429 || status == 503) out["headers"]["Retry-After"] = {{"$ref", "#/components/headers/RetryAfter"}};
    return out;
}

Json unclear_response() {
    return {{"description", "What goes wrong before the request is understood."},
            {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
}

// What nearly every operation answers alike.
std::map<std::string, Json> shared_responses(Catalogue const& catalogue) {
    auto const command = refusals_for(catalogue, {.changing = true});
    auto const read = refusals_for(catalogue, {});
    return {{"Unauthorized", problem_response(401, read)},   {"RateLimited", problem_response(429, read)},
            {"Internal", problem_response(500, read)},       {"Busy", problem_response(503, read)},
            {"Unavailable", problem_response(503, command)}, {"Unclear", unclear_response()}};
}

void add_problems(Json& responses, Catalogue const& catalogue, std::vector<RefusalSpec const*> const& refusals) {
    auto const shared = shared_responses(catalogue);
    auto const put = [&](std::string const& status, Json response) {
        for (auto const& [name, known] : shared)
            if (known == response) response = {{"$ref", "#/components/responses/" + name}};
        responses[status] = std::move(response);
    };
    for (auto const* spec : refusals)
        put(std::to_string(http_status(spec->fault)), problem_response(http_status(spec->fault), refusals));
    put("default", unclear_response());
}

}  // namespace

void add_problems(Json& responses, Catalogue const& catalogue, CommandSpec const& spec) {
    add_problems(responses, catalogue, refusals_for(catalogue, asked_by(spec)));
}
void add_problems(Json& responses, Catalogue const& catalogue, ReadSpec const& spec) {
    add_problems(responses, catalogue, refusals_for(catalogue, asked_by(spec)));
}
void add_problems(Json& responses, Catalogue const& catalogue, ByteSpec const& spec) {
    add_problems(responses, catalogue, refusals_for(catalogue, asked_by(spec)));
}

Json shared_responses_of(Catalogue const& catalogue) { return shared_responses(catalogue); }

}  // namespace holdfast::openapi
