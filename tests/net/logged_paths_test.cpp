// What of an address may stand in the log.
#include "net/logged_paths.hpp"

#include <gtest/gtest.h>

#include "holdfast/base/codec.hpp"

namespace holdfast::net {
struct AnswerLater {
    std::string code, text;
};
}  // namespace holdfast::net

template <>
struct holdfast::Described<holdfast::net::AnswerLater> {
    static constexpr auto name = "AnswerLater";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&net::AnswerLater::code>("code", {1, 100}, "").secret(),
        field<&net::AnswerLater::text>("text", {1, 100}, ""),
    };
};

namespace holdfast::net {
namespace {

struct Logged : testing::Test {
    Catalogue catalogue = [] {
        Catalogue out;
        DoorSpec door;
        door.routes = {"/hooks/{secret}", "/services/{team}/{app}/{secret}"};
        out.doors.push_back(door);
        out.commands.push_back({.route = "/api/v1/responses/{code}", .input = &record_of<AnswerLater>()});
        out.commands.push_back({.route = "/api/v1/texts/{text}", .input = &record_of<AnswerLater>()});
        return out;
    }();
    LoggedPaths path{catalogue};
};

TEST_F(Logged, LeavesOutWhatMayBeASecret) {
    for (auto const* const given :
         {"/hooks/abc", "/hooks/abc/", "/hooks/a/abc", "//hooks/abc", "/hooks//abc", "/Hooks/abc", "/services/T/B/abc",
          "/services/T/B/abc/x", "/services/abc", "/api/v1/responses/abc", "/api/v1/responses/abc/",
          "/api//v1/Responses/abc", "/api/v1/responses/x/abc", "/invite#abc", "/reset#abc", "/setup#abc"})
        EXPECT_EQ(path(given).find("abc"), std::string::npos) << given;
    EXPECT_EQ(path("/hooks/abc"), "/hooks/…");
    EXPECT_EQ(path("/api/v1/responses/abc"), "/api/v1/responses/…");
    EXPECT_EQ(path("/reset#abc"), "/reset#…");
}

TEST_F(Logged, KeepsWhatIsNone) {
    for (auto const* const given : {"/", "/hooks", "/hooks/", "/hooksabc", "/api/v1/hooks/H1", "/api/v1/responses",
                                    "/api/v1/texts/abc", "/api/v1/uploads/F1"})
        EXPECT_EQ(path(given), given);
}

}  // namespace
}  // namespace holdfast::net
