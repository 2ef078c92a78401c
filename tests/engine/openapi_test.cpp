// The document of a small catalogue: how one command, one read and one event come to stand in it.
#include "holdfast/engine/openapi.hpp"

#include <gtest/gtest.h>

#include "engine/openapi_stream.hpp"
#include "engine/shape.hpp"
#include "holdfast/engine/declare.hpp"

namespace holdfast {

struct Boat {
    ChannelId berth;
    std::string name;
    std::optional<std::string> flag;
    std::optional<Seq> tide;
};
template <>
struct Described<Boat> {
    static constexpr auto name = "Boat";
    static constexpr auto help = "A boat.";
    static constexpr std::array fields{
        field<&Boat::berth>("berth", "Where it lies."),
        field<&Boat::name>("name", "What it is called."),
        field<&Boat::flag>("flag", "Under which flag."),
        field<&Boat::tide>("tide", "With which tide it came.").nullable(),
    };
};
struct MoorBoat {
    ChannelId berth;
    std::string name;
    std::int64_t nights = 1;
};
template <>
struct Described<MoorBoat> {
    static constexpr auto name = "MoorBoat";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&MoorBoat::berth>("berth", "Where."),
        field<&MoorBoat::name>("boat", {1, 80}, "Which."),
        field<&MoorBoat::nights>("nights", {1, 14}, "How long.").or_default(),
    };
};
struct AskBoats {
    ChannelId berth;
    std::int64_t limit = 50;
};
template <>
struct Described<AskBoats> {
    static constexpr auto name = "AskBoats";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&AskBoats::berth>("berth", "Where."),
                                       field<&AskBoats::limit>("limit", {1, 100}, "How many.").or_default()};
};
struct CastOff {
    ChannelId berth;
};
template <>
struct Described<CastOff> {
    static constexpr auto name = "CastOff";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&CastOff::berth>("berth", "From where.")};
};
struct BoatMoored {
    static constexpr std::uint16_t number = 1;
    Boat boat;
};
template <>
struct Described<BoatMoored> {
    static constexpr auto name = "BoatMoored";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&BoatMoored::boat>("boat", "Which.")};
};

namespace {

using test::Shapes;

Result<Done> moor(WriteTx&, Context const&, MoorBoat const&) { return Done{}; }
Result<Done> cast_off(WriteTx&, Context const&, CastOff const&) { return Done{}; }
Result<Boat> boat(ReadTx&, Caller const&, AskBoats const&) { return Boat{}; }

Catalogue harbour() {
    Catalogue catalogue;
    catalogue.commands.push_back(command<&moor>({.name = "boat.moor",
                                                 .method = "POST",
                                                 .route = "/api/v1/berths/{berth}/boats",
                                                 .needs = Permission::manage_channels,
                                                 .help = "Let a boat in.",
                                                 .refusals = "berth_taken",
                                                 .logs = "channel",
                                                 .example = R"({"boat":"Gannet"})",
                                                 .success = 201,
                                                 .key_required = true,
                                                 .result = &record_of<Boat>()}));
    catalogue.commands.push_back(command<&cast_off>({.name = "boat.cast_off",
                                                     .method = "DELETE",
                                                     .route = "/api/v1/berths/{berth}",
                                                     .needs = Permission::anyone,
                                                     .durable = false}));
    catalogue.reads.push_back(
        read<&boat>({.name = "boat", .route = "/api/v1/berths/{berth}/boats", .help = "A boat."}));
    catalogue.events.push_back(
        event<BoatMoored>({.kind = "boat.moored",
                           .logs = "channel",
                           .help = "A boat is in.",
                           .example = R"({"boat":{"berth":"C01h9w4c9c8g00","name":"Gannet","tide":null}})"}));
    catalogue.refusals.push_back({"berth_taken", Fault::conflict, "Another boat lies there."});
    catalogue.verify();
    return catalogue;
}

struct Document : testing::Test {
    Json const json = Json::parse(openapi_document(harbour()));
    Json const& post = json["paths"]["/api/v1/berths/{berth}/boats"]["post"];
    Json const& remove = json["paths"]["/api/v1/berths/{berth}"]["delete"];
    Json const& get = json["paths"]["/api/v1/berths/{berth}/boats"]["get"];
    Shapes const shapes{json};

    std::string fault(std::string const& schema, char const* value) const {
        return shapes.fault({{"$ref", "#/components/schemas/" + schema}}, Json::parse(value));
    }
};

TEST_F(Document, NamesACommandAsTheCatalogueDoes) {
    EXPECT_EQ(post["operationId"], "boat.moor");
    EXPECT_EQ(post["summary"], "Let a boat in.");
    EXPECT_EQ(post["tags"], Json::array({"berths"}));
    EXPECT_EQ(post["x-permission"], "manage_channels");
    EXPECT_EQ(post["x-refusals"], Json::array({"berth_taken"}));
}

TEST_F(Document, AsksForSignInUnlessAnyoneMay) {
    EXPECT_EQ(post["security"].size(), 2U);
    EXPECT_TRUE(remove["security"].is_array());
    EXPECT_TRUE(remove["security"].empty());
}

TEST_F(Document, PutsWhatTheRouteNamesIntoTheAddressAndTheRestIntoTheBody) {
    auto const& body = post["requestBody"]["content"]["application/json"];
    EXPECT_EQ(post["parameters"][0]["in"], "path");
    EXPECT_EQ(post["parameters"][0]["name"], "berth");
    EXPECT_FALSE(body["schema"]["properties"].contains("berth"));
    EXPECT_EQ(body["schema"]["required"], Json::array({"boat"}));
    EXPECT_EQ(body["example"]["boat"], "Gannet");
    EXPECT_FALSE(remove.contains("requestBody"));
}

TEST_F(Document, PutsTheRestOfAReadIntoTheQuery) {
    EXPECT_EQ(get["parameters"][1]["in"], "query");
    EXPECT_EQ(get["parameters"][1]["name"], "limit");
    EXPECT_FALSE(get["parameters"][1].value("required", false));
}

TEST_F(Document, DemandsAKeyOnlyWhereTheCommandDoes) {
    EXPECT_EQ(post["parameters"][1]["$ref"], "#/components/parameters/RequiredKey");
    EXPECT_EQ(remove["parameters"].size(), 1U);  // not durable: no key at all
}

TEST_F(Document, AnswersADurableCommandWithAnAckThatHoldsItsResult) {
    for (auto const* status : {"200", "201"})
        EXPECT_EQ(post["responses"][status]["content"]["application/json"]["schema"]["$ref"],
                  "#/components/schemas/BoatAck")
            << status;
    auto const whole =
        R"({"key":"k","log":"@me","seq":0,"at":"2026-09-14T08:41:00Z","unchanged":true,"result":{"berth":"C01h9w4c9c8g00","name":"Gannet","tide":3}})";
    EXPECT_EQ(fault("BoatAck", whole), "");
    EXPECT_EQ(fault("BoatAck", R"({"key":"k","log":"@me","seq":0,"at":"2026-09-14T08:41:00Z"})"), "$ has no result");
    EXPECT_EQ(remove["responses"]["200"]["content"]["application/json"]["schema"]["$ref"],
              "#/components/schemas/Empty");
}

TEST_F(Document, ListsRefusalsByTheirStatus) {
    EXPECT_EQ(post["responses"]["409"]["x-codes"], Json::array({"berth_taken", "key_conflict"}));
    EXPECT_EQ(get["responses"].contains("409"), false);
    EXPECT_EQ(get["responses"]["429"]["$ref"], "#/components/responses/RateLimited");
}

TEST_F(Document, ClosesWhatTheServerWritesAndLeavesOpenWhatItReads) {
    EXPECT_EQ(json["components"]["schemas"]["Boat"]["additionalProperties"], false);
    EXPECT_FALSE(json["components"]["schemas"]["MoorBoat"].contains("additionalProperties"));
    EXPECT_EQ(fault("Boat", R"({"berth":"C01h9w4c9c8g00","name":"","tide":null,"mast":1})"),
              "$ has mast, which is not declared");
}

TEST_F(Document, TakesAnEventWholeOrVeiledAndNothingBetween) {
    EXPECT_EQ(
        fault("Event",
              R"({"type":"event","channel":"C01h9w4c9c8g00","seq":1,"check":"0123456789abcdef","kind":"hidden"})"),
        "");
    auto const between =
        R"({"type":"event","channel":"C01h9w4c9c8g00","seq":1,"check":"0123456789abcdef","kind":"hidden","by":"U01h9w4c9c8g00"})";
    EXPECT_EQ(fault("Event", between), "$ fits 0 forms");
    auto const& example = json["components"]["schemas"]["BoatMoored"]["examples"][0];
    EXPECT_EQ(shapes.fault({{"$ref", "#/components/schemas/Event"}}, example), "");
}

TEST_F(Document, ShowsEveryWordOfTheStreamByAnExampleThatFits) {
    for (auto const& message : openapi::stream_messages(harbour())) {
        auto example = openapi::message_example(message);
        // Names of commands and the profile come from the catalogue, and this one has neither.
        if (message.type == "command") example["name"] = "boat.moor";
        auto const* union_of = message.side == openapi::Side::server ? "#/components/schemas/StreamServerMessage"
                                                                     : "#/components/schemas/StreamClientMessage";
        EXPECT_EQ(shapes.fault({{"$ref", union_of}}, example), "") << message.type;
    }
}

TEST_F(Document, GivesEachCommandOfTheStreamItsInput) {
    EXPECT_EQ(json["components"]["schemas"]["StreamCommand"]["x-inputs"],
              (Json{{"boat.moor", "#/components/schemas/MoorBoat"}}));
}

TEST(Catalogue, DoesNotTakeARefusalThatNobodyDeclares) {
    auto catalogue = harbour();
    catalogue.refusals.clear();
    EXPECT_THROW(catalogue.verify(), std::logic_error);
}

TEST(Catalogue, TakesNoCommandOfTheStreamWhoseNameWouldHideTheCommands) {
    auto catalogue = harbour();
    EXPECT_NO_THROW(catalogue.verify());
    catalogue.commands.front().input = &record_of<Boat>();  // which has a name
    catalogue.commands.front().example = "{}";
    EXPECT_THROW(catalogue.verify(), std::logic_error);
}

TEST(Protocol, SaysWhereACommandIsAndWhatItNeeds) {
    auto const text = protocol_document(harbour());
    EXPECT_NE(
        text.find(
            "### boat.moor\n\nLet a boat in.\n\n- `POST /api/v1/berths/{berth}/boats`, or by the stream\n- For who may `manage_channels`.\n- Durable; needs a key.\n"),
        text.npos);
    EXPECT_NE(text.find("| `nights` | number, 1 to 14; may be left out | How long. |"), text.npos);
    EXPECT_NE(text.find("| `berth_taken` | 409 | yes | Another boat lies there. |"), text.npos);
}

}  // namespace
}  // namespace holdfast
