// The whole document: every command, read and event of the house stands in it, and it is true to itself.
#include "holdfast/engine/openapi.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/shape.hpp"
#include "holdfast/features/all.hpp"

namespace holdfast {
namespace {

struct WholeDocument : testing::Test {
    Catalogue const catalogue = all_features();
    Json const json = Json::parse(openapi_document(catalogue));
    test::Shapes const shapes{json};

    // Every object in the document, from the root down.
    template <class Visit>
    static void each_object(Json const& node, Visit const& visit) {
        if (node.is_object()) visit(node);
        if (node.is_structured())
            for (auto const& child : node) each_object(child, visit);
    }
    template <class Visit>
    void each_operation(Visit const& visit) const {
        for (auto const& [path, methods] : json["paths"].items())
            for (auto const& [method, operation] : methods.items()) visit(path, method, operation);
    }
    std::string fault(std::string const& schema, Json const& value) const {
        return shapes.fault({{"$ref", "#/components/schemas/" + schema}}, value);
    }
};

// The log leaves out what is declared so: a code in an address that is not would stand in it.
TEST_F(WholeDocument, DeclaresEveryCodeInAnAddressASecret) {
    for (auto const& spec : catalogue.commands)
        for (auto const& field : spec.input->fields) {
            auto const parameter = "{" + std::string{field.name} + "}";
            bool const opens = field.name == "code" || field.name == "secret";
            if (opens && spec.route.find(parameter) != spec.route.npos) { EXPECT_TRUE(field.write_only) << spec.name; }
        }
}

TEST_F(WholeDocument, HasAnOperationForEveryCommandAndRead) {
    std::set<std::string> expected, found;
    for (auto const& spec : catalogue.commands) expected.insert(std::string{spec.name});
    for (auto const& spec : catalogue.reads) expected.insert(std::string{spec.name});
    for (auto const& spec : catalogue.bytes) expected.insert(std::string{spec.name});
    for (auto const& door : catalogue.doors)
        for (std::size_t i = 0; i < door.routes.size(); ++i)
            expected.insert(std::string{door.command.name} + (i == 0 ? "" : "_" + std::to_string(i + 1)));
    std::size_t operations = 0;
    each_operation([&](auto const&, auto const&, Json const& operation) {
        found.insert(operation["operationId"].get<std::string>());
        ++operations;
    });
    EXPECT_EQ(found, expected);
    EXPECT_EQ(operations, expected.size());
    EXPECT_EQ(found.size(), operations);
}

TEST_F(WholeDocument, PointsOnlyAtWhatIsThere) {
    each_object(json, [&](Json const& node) {
        if (auto const reference = node.find("$ref"); reference != node.end() && reference->is_string()) {
            EXPECT_NO_THROW(shapes.resolved(reference->get<std::string>())) << *reference;
        }
        if (auto const mapping = node.find("mapping"); mapping != node.end())
            for (auto const& target : *mapping) {
                EXPECT_NO_THROW(shapes.resolved(target.get<std::string>())) << target;
            }
    });
}

TEST_F(WholeDocument, DeclaresEveryParameterOfARoute) {
    each_operation([&](std::string const& path, std::string const& method, Json const& operation) {
        std::set<std::string> declared;
        for (auto const& parameter : operation["parameters"])
            if (parameter.value("in", "") == "path") declared.insert("{" + parameter["name"].get<std::string>() + "}");
        std::set<std::string> named;
        std::istringstream segments{path};
        for (std::string segment; std::getline(segments, segment, '/');)
            if (segment.starts_with('{')) named.insert(segment);
        EXPECT_EQ(declared, named) << method << " " << path;
    });
}

TEST_F(WholeDocument, ShowsEveryCommandByAnExampleThatFits) {
    each_operation([&](std::string const& path, std::string const& method, Json const& operation) {
        if (!operation.contains("requestBody")) return;
        if (operation["requestBody"]["content"].contains("application/octet-stream")) return;
        auto const& content = operation["requestBody"]["content"]["application/json"];
        ASSERT_TRUE(content.contains("example")) << method << " " << path;
        EXPECT_EQ(shapes.fault(content["schema"], content["example"]), "") << method << " " << path;
    });
}

TEST_F(WholeDocument, ShowsEveryEventByAnExampleThatFits) {
    auto const& mapping = json["components"]["schemas"]["Event"]["discriminator"]["mapping"];
    EXPECT_EQ(mapping.size(), catalogue.events.size() + 1);  // and the veiled one
    for (auto const& spec : catalogue.events) {
        ASSERT_TRUE(mapping.contains(std::string{spec.kind})) << spec.kind;
        auto const& schema = shapes.resolved(mapping[std::string{spec.kind}].get<std::string>());
        EXPECT_EQ(schema["properties"]["kind"]["const"], std::string{spec.kind});
        EXPECT_TRUE(spec.body->fields.empty() || !spec.example.empty()) << spec.kind << " has no example";
        EXPECT_EQ(fault("Event", schema["examples"][0]), "") << spec.kind;
    }
}

TEST_F(WholeDocument, ShowsEveryWordOfTheStreamByAnExampleThatFits) {
    for (auto const* side : {"StreamServerMessage", "StreamClientMessage"})
        for (auto const& form : json["components"]["schemas"][side]["oneOf"]) {
            auto const& schema = shapes.resolved(form["$ref"].get<std::string>());
            if (!schema.contains("examples")) continue;  // Event, which is a union itself
            EXPECT_EQ(fault(side, schema["examples"][0]), "") << form;
        }
}

TEST_F(WholeDocument, LeavesNoAnswerOpen) {
    std::set<std::string> seen;
    std::function<void(Json const&, std::string const&)> const closed = [&](Json const& schema,
                                                                            std::string const& where) {
        if (schema.contains("$ref")) {
            auto const target = schema["$ref"].get<std::string>();
            if (seen.insert(target).second) closed(shapes.resolved(target), target);
            return;
        }
        if (schema.value("type", "") == "object") { EXPECT_TRUE(schema.contains("additionalProperties")) << where; }
        for (auto const& [word, inner] : schema.items()) {
            if (word == "properties")
                for (auto const& [name, member] : inner.items()) closed(member, where + "." + name);
            else if (word == "oneOf" || word == "anyOf")
                for (auto const& form : inner) closed(form, where);
            else if ((word == "items" || word == "additionalProperties") && inner.is_object())
                closed(inner, where + "." + word);
        }
    };
    each_operation([&](std::string const& path, std::string const& method, Json const& operation) {
        for (auto const& [status, given] : operation["responses"].items()) {
            auto const& response = given.contains("$ref") ? shapes.resolved(given["$ref"].get<std::string>()) : given;
            for (auto const& content : response["content"])
                closed(content["schema"], method + " " + path + " " + status);
        }
    });
    closed({{"$ref", "#/components/schemas/StreamServerMessage"}}, "the stream");
    EXPECT_GT(seen.size(), 20U);
}

TEST_F(WholeDocument, GivesSecretsOnlyToTheServer) {
    for (auto const& [name, schema] : json["components"]["schemas"].items()) {
        if (schema.value("additionalProperties", Json{}) != false) continue;
        for (auto const& [member, inner] : schema["properties"].items())
            EXPECT_FALSE(inner.value("writeOnly", false)) << name << "." << member;
    }
}

// Write it anew with: holdfast openapi --protocol > docs/protocol.md
TEST(ProtocolPage, IsWhatTheCatalogueSays) {
    auto const path = std::filesystem::path{__FILE__}.parent_path() / "../../docs/protocol.md";
    std::ifstream file{path, std::ios::binary};
    std::ostringstream committed;
    committed << file.rdbuf();
    auto const fresh = protocol_document(all_features());
    ASSERT_FALSE(committed.str().empty()) << "docs/protocol.md is missing";
    EXPECT_TRUE(committed.str() == fresh)
        << "docs/protocol.md is stale: holdfast openapi --protocol > docs/protocol.md";
}

}  // namespace
}  // namespace holdfast
