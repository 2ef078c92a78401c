// What is asked of sessions, and what they show.
#pragma once

#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace sessions {

inline constexpr std::int64_t token_days_max = 3650;

struct CreateSession {
    std::string username;
    std::string password;  // after prepare: the hash that it was compared with
    bool bearer = false;
    std::string name;
};
struct SessionOnly {
    SessionId session;
};
struct UserSessions {
    UserId user;
};
struct OwnSessions {};

struct CreateToken {
    std::string name;
    std::optional<std::int64_t> expires_in_days;
};
struct CreateUserToken {
    UserId user;
    std::string name;
    std::optional<std::int64_t> expires_in_days;
};
struct NewToken {
    SessionId id;
    std::string token;
};

struct SessionView {
    SessionId id;
    std::string name;
    bool bearer = false;
    Timestamp created_at{};
    Timestamp last_used{};
    std::optional<Timestamp> expires_at;
    bool current = false;
};
struct SessionList {
    std::vector<SessionView> items;
};

}  // namespace sessions

template <>
struct Described<sessions::CreateSession> {
    using T = sessions::CreateSession;
    static constexpr auto name = "CreateSession";
    static constexpr auto help = "Sign in.";
    static constexpr std::array fields{
        field<&T::username>("username", {1, 254}, "The username, or the e-mail address."),
        field<&T::password>("password", {1, 1024}, "The password; compared in Unicode's form NFC.").secret(),
        field<&T::bearer>("bearer", "True: for a program; the answer holds a token instead of a cookie.").or_default(),
        field<&T::name>("name", {0, session_name_bytes_max}, "What to call it in the list of sessions.").or_default(),
    };
};
template <>
struct Described<sessions::SessionOnly> {
    using T = sessions::SessionOnly;
    static constexpr auto name = "SessionOnly";
    static constexpr auto help = "One session or token.";
    static constexpr std::array fields{field<&T::session>("session", "Which.")};
};
template <>
struct Described<sessions::UserSessions> {
    using T = sessions::UserSessions;
    static constexpr auto name = "UserSessions";
    static constexpr auto help = "All sessions and tokens of a person.";
    static constexpr std::array fields{field<&T::user>("user", "Whose.")};
};
template <>
struct Described<sessions::OwnSessions> {
    static constexpr auto name = "OwnSessions";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<sessions::CreateToken> {
    using T = sessions::CreateToken;
    static constexpr auto name = "CreateToken";
    static constexpr auto help = "A token for a program that acts as oneself.";
    static constexpr std::array fields{
        field<&T::name>("name", {1, session_name_bytes_max}, "What it is for."),
        field<&T::expires_in_days>("expires_in_days", {1, sessions::token_days_max}, "Without it: until it is ended."),
    };
};
template <>
struct Described<sessions::CreateUserToken> {
    using T = sessions::CreateUserToken;
    static constexpr auto name = "CreateUserToken";
    static constexpr auto help = "A token for a bot.";
    static constexpr std::array fields{
        field<&T::user>("user", "Whose."),
        field<&T::name>("name", {1, session_name_bytes_max}, "What it is for."),
        field<&T::expires_in_days>("expires_in_days", {1, sessions::token_days_max}, "Without it: until it is ended."),
    };
};
template <>
struct Described<sessions::NewToken> {
    using T = sessions::NewToken;
    static constexpr auto name = "NewToken";
    static constexpr auto help = "A token, shown this once.";
    static constexpr std::array fields{
        field<&T::id>("id", "For ending it."),
        field<&T::token>("token", "For the header Authorization: Bearer."),
    };
};
template <>
struct Described<sessions::SessionView> {
    using T = sessions::SessionView;
    static constexpr auto name = "Session";
    static constexpr auto help = "A browser that is signed in, or a program's token.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::name>("name", "What it was called, or what the device calls itself."),
        field<&T::bearer>("bearer", "True: a token; false: a browser."),
        field<&T::created_at>("created_at", "When it began."),
        field<&T::last_used>("last_used", "When it was last used, roughly."),
        field<&T::expires_at>("expires_at", "When it ends whatever happens."),
        field<&T::current>("current", "The one that asks."),
    };
};
template <>
struct Described<sessions::SessionList> {
    using T = sessions::SessionList;
    static constexpr auto name = "SessionList";
    static constexpr auto help = "One's sessions and tokens, the newest first.";
    static constexpr std::array fields{field<&T::items>("items", "The sessions.")};
};

}  // namespace holdfast
