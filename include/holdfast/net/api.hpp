// The application behind the sockets: routes from the catalogue, who asks, from where, how often; files and health.
// Lives on: every loop at once, with one desk of streams and limits for each; nothing is shared between loops but the engine.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "holdfast/engine/engine.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

struct ApiSettings {
    std::string public_url;      // https://chat.example.org; empty: as the browser says, for a first try on a LAN
    std::string operator_token;  // who holds it operates the machine: the command line, through control.json
    std::function<std::string()> document;  // the OpenAPI document
    int sign_in_per_minute = 20;            // tries from one address, and for one name
};

class Api : public Application {
public:
    Api(Engine& engine, ApiSettings settings);
    ~Api() override;

    void handle(Request request, Respond respond) override;
    std::size_t body_bytes_max(std::string_view method, std::string_view path) const override;
    std::unique_ptr<StreamSession> open_stream(Request const& request, Line& line, Response& refusal) override;
    void tick(int loop) override;
    void turn_ended(int loop) override;

    // Readiness fails at once and every client is told when to come back (D14). Any thread.
    void drain();
    // Closes every stream, 1012. Any thread.
    void close_streams();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace holdfast::net
