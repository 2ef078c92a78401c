// The words of holdfast.v1 as one table, beside the code that speaks them: stream.cpp, start.cpp, hub/catch_up.cpp.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::openapi {

enum class Side { server, client };

struct Word {
    std::string_view name;
    Json schema;
    std::string_view help;
    bool may_lack = false;
};

struct StreamMessage {
    Side side = Side::server;
    std::string_view type;
    std::string_view schema;  // its name in the document
    std::string_view help;
    std::string_view example;  // JSON, without the type
    std::vector<Word> words;   // without the type
    bool open = false;         // the client's own: what a command carries depends on the command
};

struct CloseReason {
    int code;
    std::string_view help;
};

// `event` is not among them: its forms are the catalogue's.
std::vector<StreamMessage> stream_messages(Catalogue const& catalogue);
std::vector<CloseReason> const& close_reasons();
Json message_schema(StreamMessage const& message);
Json message_example(StreamMessage const& message);

}  // namespace holdfast::openapi
