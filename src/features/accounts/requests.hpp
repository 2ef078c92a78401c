// What is asked of accounts, and what they show.
#pragma once

#include "holdfast/domain/time_zone.hpp"
#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace accounts {

enum class State : std::uint8_t { online = 1, away = 2, dnd = 3 };

inline constexpr std::int64_t status_text_characters_max = 100;
inline constexpr std::size_t status_text_bytes_max = 400, status_emoji_bytes_max = 32;
inline constexpr std::int64_t title_characters_max = 100;
inline constexpr std::size_t title_bytes_max = 400;
inline constexpr std::int64_t page_people_max = 200, page_people_default = 50;
inline constexpr int workspace_people_max = 10'000;

struct StatusView {
    State state = State::online;
    std::string text;
    std::string emoji;
    std::optional<Timestamp> until;
};

// One's own profile: what others see, and what is one's own.
struct Profile {
    UserId id;
    std::string username;
    std::string display_name;
    Role role = Role::member;
    bool bot = false;
    bool active = true;
    std::optional<std::string> avatar;
    std::string title;
    std::string time_zone;
    std::int64_t version = 1;
    std::optional<std::string> email;
    Timestamp created_at{};
    StatusView status;
};

// A person in a list: for who manages people, with the e-mail address.
struct ListedPerson {
    UserId id;
    std::string username;
    std::string display_name;
    Role role = Role::member;
    bool bot = false;
    bool active = true;
    std::optional<std::string> avatar;
    std::string title;
    std::string time_zone;
    std::int64_t version = 1;
    std::optional<std::string> email;
};

struct CreateUser {
    std::string username;
    std::string display_name;
    std::optional<std::string> email;
    Role role = Role::member;
    std::optional<std::string> password;  // after prepare: its hash
    bool bot = false;
};
struct ChangeRole {
    UserId user;
    Role role = Role::member;
};
struct UserOnly {
    UserId user;
};

struct UpdateMe {
    std::optional<std::string> display_name;
    std::optional<std::string> title;
    std::optional<std::string> time_zone;
    std::optional<std::string> email;
};
struct SetStatus {
    State state = State::online;
    std::string text;
    std::string emoji;
    std::optional<Timestamp> until;
};

struct ChangePassword {
    std::string current;   // after prepare: the hash that it was compared with
    std::string password;  // after prepare: the new hash
};
struct ResetPassword {
    std::string code;
    std::string password;
};
struct ResetLink {
    std::string code;
    Timestamp expires_at{};
};

struct SetUp {
    std::string code;
    std::string workspace_name;
    std::string username;
    std::string display_name;
    std::optional<std::string> email;
    std::string password;
};

struct NoQuestion {};
struct ServerFacts {
    std::string name;
    std::string version;
    bool setup_required = false;
};

struct ListUsers {
    std::int64_t limit = page_people_default;
    std::string cursor;
    std::string query;
    std::string username;
};
struct UserPage {
    std::vector<ListedPerson> items;
    std::optional<std::string> next_cursor;
};
struct WorkspaceState {
    Seq as_of = 0;
    std::string check;
    std::string name;
    std::vector<UserView> people;
};

struct WorkspaceFacts {
    std::string name;
};
struct WorkspaceChanged {
    static constexpr std::uint16_t number = 31;
    WorkspaceFacts workspace;
};

}  // namespace accounts

template <>
struct Named<accounts::State> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"online", "away", "dnd"};
};
namespace accounts {
constexpr std::string_view state_name(State state) { return Named<State>::names[static_cast<std::size_t>(state) - 1]; }
}  // namespace accounts

template <>
struct Described<accounts::StatusView> {
    using T = accounts::StatusView;
    static constexpr auto name = "Status";
    static constexpr auto help = "What a person says about being there.";
    static constexpr std::array fields{
        field<&T::state>("state", "Do not disturb, away, or simply there."),
        field<&T::text>("text", "One line."),
        field<&T::emoji>("emoji", "One emoji, or its name."),
        field<&T::until>("until", "When it ends by itself."),
    };
};
template <>
struct Described<accounts::Profile> {
    using T = accounts::Profile;
    static constexpr auto name = "Profile";
    static constexpr auto help = "Oneself.";
    static constexpr std::array fields{
        field<&T::id>("id", "One's id."),
        field<&T::username>("username", "What one writes after @."),
        field<&T::display_name>("display_name", "What is shown."),
        field<&T::role>("role", "What one may do."),
        field<&T::bot>("bot", "A program."),
        field<&T::active>("active", "True: who is deactivated cannot ask."),
        field<&T::avatar>("avatar", "Where the picture is.").nullable(),
        field<&T::title>("title", "What one does here, in a few words; empty: not said."),
        field<&T::time_zone>("time_zone", "Whose clock one lives by, an IANA name; empty: not said."),
        field<&T::version>("version", "Rises with every change of the facts above."),
        field<&T::email>("email", "The e-mail address; admins see it too, nobody else.").nullable(),
        field<&T::created_at>("created_at", "When the account was made."),
        field<&T::status>("status", "What one says about being there."),
    };
};
template <>
struct Described<accounts::ListedPerson> {
    using T = accounts::ListedPerson;
    static constexpr auto name = "ListedPerson";
    static constexpr auto help = "A person or a bot; for who manages people, with the e-mail address.";
    static constexpr std::array fields{
        field<&T::id>("id", "Their id."),
        field<&T::username>("username", "What one writes after @."),
        field<&T::display_name>("display_name", "What is shown."),
        field<&T::role>("role", "What they may do."),
        field<&T::bot>("bot", "A program."),
        field<&T::active>("active", "False: deactivated; they cannot sign in."),
        field<&T::avatar>("avatar", "Where their picture is.").nullable(),
        field<&T::title>("title", "What they do here, in a few words; empty: not said."),
        field<&T::time_zone>("time_zone", "Whose clock they live by, an IANA name; empty: not said."),
        field<&T::version>("version", "Rises with every change of these facts."),
        field<&T::email>("email", "Only for who manages people."),
    };
};

template <>
struct Described<accounts::CreateUser> {
    using T = accounts::CreateUser;
    static constexpr auto name = "CreateUser";
    static constexpr auto help = "A new person or bot.";
    static constexpr std::array fields{
        field<&T::username>("username", {1, 64}, "2 to 32 of a-z, 0-9, dot, dash and underscore."),
        field<&T::display_name>("display_name", {0, 80}, "What is shown; without it the username.").or_default(),
        field<&T::email>("email", {1, 254}, "For signing in with it; only admins see it."),
        field<&T::role>("role", "What they may do; only owners make admins and owners.").or_default(),
        field<&T::password>("password", {1, 1024}, "Ten characters or more; without it they come in by a reset link.")
            .secret(),
        field<&T::bot>("bot", "A program: it has tokens and no password.").or_default(),
    };
};
template <>
struct Described<accounts::ChangeRole> {
    using T = accounts::ChangeRole;
    static constexpr auto name = "ChangeRole";
    static constexpr auto help = "Another role for a person.";
    static constexpr std::array fields{
        field<&T::user>("user", "Whose."),
        field<&T::role>("role", "Which."),
    };
};
template <>
struct Described<accounts::UserOnly> {
    using T = accounts::UserOnly;
    static constexpr auto name = "UserOnly";
    static constexpr auto help = "One person.";
    static constexpr std::array fields{field<&T::user>("user", "Who.")};
};
template <>
struct Described<accounts::UpdateMe> {
    using T = accounts::UpdateMe;
    static constexpr auto name = "UpdateMe";
    static constexpr auto help = "Changes what is named and leaves the rest.";
    static constexpr std::array fields{
        field<&T::display_name>("display_name", {1, 80}, "What is shown."),
        field<&T::title>("title", {0, accounts::title_bytes_max},
                         "What one does here, at most 100 characters; empty takes it away."),
        field<&T::time_zone>("time_zone", {0, time_zone_bytes_max}, "IANA name; empty takes it away."),
        field<&T::email>("email", {0, 254}, "The e-mail address; empty takes it away."),
    };
};
template <>
struct Described<accounts::SetStatus> {
    using T = accounts::SetStatus;
    static constexpr auto name = "SetStatus";
    static constexpr auto help = "What one says about being there.";
    static constexpr std::array fields{
        field<&T::state>("state", "Do not disturb, away, or simply there."),
        field<&T::text>("text", {0, accounts::status_text_bytes_max}, "One line of at most 100 characters.")
            .or_default(),
        field<&T::emoji>("emoji", {0, accounts::status_emoji_bytes_max}, "One emoji, or its name.").or_default(),
        field<&T::until>("until", "When it ends by itself."),
    };
};
template <>
struct Described<accounts::ChangePassword> {
    using T = accounts::ChangePassword;
    static constexpr auto name = "ChangePassword";
    static constexpr auto help = "Another password for oneself; every other session ends.";
    static constexpr std::array fields{
        field<&T::current>("current", {1, 1024}, "The password until now.").secret(),
        field<&T::password>("password", {1, 1024}, "The new one: ten characters or more.").secret(),
    };
};
template <>
struct Described<accounts::ResetPassword> {
    using T = accounts::ResetPassword;
    static constexpr auto name = "ResetPassword";
    static constexpr auto help = "A new password by a code that works once.";
    static constexpr std::array fields{
        field<&T::code>("code", {1, 100}, "From the reset link.").secret(),
        field<&T::password>("password", {1, 1024}, "Ten characters or more.").secret(),
    };
};
template <>
struct Described<accounts::ResetLink> {
    using T = accounts::ResetLink;
    static constexpr auto name = "ResetLink";
    static constexpr auto help = "A code for setting a new password.";
    static constexpr std::array fields{
        field<&T::code>("code", "Works once; shown this once."),
        field<&T::expires_at>("expires_at", "Until when."),
    };
};
template <>
struct Described<accounts::SetUp> {
    using T = accounts::SetUp;
    static constexpr auto name = "SetUp";
    static constexpr auto help = "The first owner of a new workspace.";
    static constexpr std::array fields{
        field<&T::code>("code", {1, 100}, "As the server printed it when it started.").secret(),
        field<&T::workspace_name>("workspace_name", {1, 80}, "What the workspace is called."),
        field<&T::username>("username", {1, 64}, "2 to 32 of a-z, 0-9, dot, dash and underscore."),
        field<&T::display_name>("display_name", {0, 80}, "What is shown; without it the username.").or_default(),
        field<&T::email>("email", {1, 254}, "For signing in with it; only admins see it."),
        field<&T::password>("password", {1, 1024}, "Ten characters or more.").secret(),
    };
};
template <>
struct Described<accounts::NoQuestion> {
    static constexpr auto name = "NoQuestion";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<accounts::ServerFacts> {
    using T = accounts::ServerFacts;
    static constexpr auto name = "Server";
    static constexpr auto help = "What a client needs to know before anybody has signed in.";
    static constexpr std::array fields{
        field<&T::name>("name", "What the workspace is called."),
        field<&T::version>("version", "Of the server."),
        field<&T::setup_required>("setup_required", "True: nobody owns the workspace yet."),
    };
};
template <>
struct Described<accounts::ListUsers> {
    using T = accounts::ListUsers;
    static constexpr auto name = "ListUsers";
    static constexpr auto help = "People in the order of their usernames.";
    static constexpr std::array fields{
        field<&T::limit>("limit", {1, accounts::page_people_max}, "How many at most.").or_default(),
        field<&T::cursor>("cursor", {0, 64}, "next_cursor of the page before.").or_default(),
        field<&T::query>("query", {0, 80}, "Only those whose username or display name holds this.").or_default(),
        field<&T::username>("username", {0, 64}, "Only who has exactly this username.").or_default(),
    };
};
template <>
struct Described<accounts::UserPage> {
    using T = accounts::UserPage;
    static constexpr auto name = "UserPage";
    static constexpr auto help = "Some of the people.";
    static constexpr std::array fields{
        field<&T::items>("items", "The people."),
        field<&T::next_cursor>("next_cursor", "For the next page; absent on the last one."),
    };
};
template <>
struct Described<accounts::WorkspaceState> {
    using T = accounts::WorkspaceState;
    static constexpr auto name = "WorkspaceState";
    static constexpr auto help = "The workspace as it stands at one number of its log.";
    static constexpr std::array fields{
        field<&T::as_of>("as_of", "The number of @workspace that this is true for."),
        field<&T::check>("check", "The chain's value there: with as_of it is a cursor."),
        field<&T::name>("name", "What the workspace is called."),
        field<&T::people>("people", "Everybody one may see."),
    };
};
template <>
struct Described<accounts::WorkspaceFacts> {
    using T = accounts::WorkspaceFacts;
    static constexpr auto name = "Workspace";
    static constexpr auto help = "The workspace.";
    static constexpr std::array fields{field<&T::name>("name", "What it is called.")};
};
template <>
struct Described<accounts::WorkspaceChanged> {
    using T = accounts::WorkspaceChanged;
    static constexpr auto name = "WorkspaceChanged";
    static constexpr auto help = "In @workspace: the workspace has another name.";
    static constexpr std::array fields{field<&T::workspace>("workspace", "As it stands now.")};
};

}  // namespace holdfast
