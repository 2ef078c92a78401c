// Commands of the ops person over HTTP, with the operator's token.
#include <algorithm>

#include "holdfast/base/assert.hpp"
#include "holdfast/net/client.hpp"
#include "operator.hpp"

namespace holdfast {
namespace {

constexpr int command_timeout_ms = 30'000;

std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (auto const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        bool const plain = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
                           byte == '-' || byte == '.' || byte == '_' || byte == '~';
        if (plain) out += letter;
        else ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return out;
}

std::string text_of(Json const& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

// The problem document of a refusal, or what can be said without one.
Problem problem_of(net::Response const& answer) {
    auto const json = parse_json(answer.body);
    Problem problem{Fault::internal, "bad_answer", "The server answered " + std::to_string(answer.status) + "."};
    if (!json || !json->is_object()) return problem;
    problem.code = json->value("code", problem.code);
    problem.detail = json->value("detail", problem.detail);
    problem.field = json->value("field", "");
    return problem;
}

Problem broken_off() {
    return {Fault::unavailable, "unknown_outcome",
            "The server broke off before it answered: this may be done or not. Look before you try again."};
}

class RemoteOperator final : public Operator {
public:
    RemoteOperator(Control control, Catalogue const& catalogue) : control_{std::move(control)}, catalogue_{catalogue} {}

    Result<Json> command(std::string_view name, Json const& input) override {
        auto const* const spec = catalogue_.command(name);
        HF_ASSERT(spec);
        auto body = input;
        auto const path = filled_route(spec->route, body);
        auto answer = ask(spec->method, path, body.dump());
        if (!answer || !spec->durable) return answer;
        auto const result = answer->find("result");
        return result == answer->end() ? Json::object() : std::move(*result);
    }

    void submit(std::string_view name, Json const& input, std::string const& key,
                std::function<void(Result<Landed>)> then) override {
        auto const* const spec = catalogue_.command(name);
        HF_ASSERT(spec);
        auto body = input;
        auto const path = filled_route(spec->route, body);
        auto const answer = ask(spec->method, path, body.dump(), key);
        if (!answer) return then(answer.error());
        then(Landed{answer->value("seq", Seq{0}), answer->value("duplicate", false),
                    answer->value("result", Json::object())});
    }

    void finish() override {}

    Result<Json> make(std::string_view name, Json const& input) override {
        auto const spec = std::ranges::find(catalogue_.bytes, name, &ByteSpec::name);
        HF_ASSERT(spec != catalogue_.bytes.end() && spec->make);
        auto which = input;
        return ask(spec->method, filled_route(spec->route, which), "");
    }

    Result<Json> read(std::string_view name, Json const& query) override {
        auto const spec = std::ranges::find(catalogue_.reads, name, &ReadSpec::name);
        HF_ASSERT(spec != catalogue_.reads.end());
        auto rest = query;
        auto path = filled_route(spec->route, rest);
        if (!rest.empty()) path += "?" + query_text(rest);
        return ask("GET", path, "");
    }

private:
    Result<Json> ask(std::string_view method, std::string const& path, std::string const& body,
                     std::string const& key = {}) {
        std::vector<std::pair<std::string, std::string>> headers{{"Authorization", "Bearer " + control_.token},
                                                                 {"Content-Type", "application/json"}};
        if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
        auto const answer = net::request(method, control_.url + path, headers, body, command_timeout_ms);
        if (!answer && method != "GET" && answer.error().code != "unreachable") return broken_off();
        if (!answer) return answer.error();
        if (answer->status >= 400) return problem_of(*answer);
        return parse_json(answer->body);
    }

    Control control_;
    Catalogue const& catalogue_;
};

}  // namespace

std::string filled_route(std::string_view route, Json& input) {
    std::string out;
    while (!route.empty()) {
        auto const brace = std::min(route.find('{'), route.size());
        out += route.substr(0, brace);
        route.remove_prefix(brace);
        if (route.empty()) break;
        auto const end = route.find('}');
        auto const name = std::string{route.substr(1, end - 1)};
        HF_ASSERT(end != route.npos && input.contains(name));
        out += percent_encoded(text_of(input[name]));
        input.erase(name);
        route.remove_prefix(end + 1);
    }
    return out;
}

std::string query_text(Json const& query) {
    std::string out;
    for (auto const& [name, value] : query.items()) {
        if (!out.empty()) out += '&';
        out += percent_encoded(name) + "=" + percent_encoded(text_of(value));
    }
    return out;
}

std::unique_ptr<Operator> operate_remotely(Control control, Catalogue const& catalogue) {
    return std::make_unique<RemoteOperator>(std::move(control), catalogue);
}

}  // namespace holdfast
