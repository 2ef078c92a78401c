// People as every feature shows, makes and signs them in: what accounts, sessions and invitations have in common.
// Who may do so is theirs to rule. Lives on: a reader, or the writer inside one command. Bounded: sessions_max a person.
#pragma once

#include <optional>
#include <string>

#include "holdfast/engine/declare.hpp"

namespace holdfast {

template <>
struct Named<Role> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 4> names{"guest", "member", "admin", "owner"};
};

// What everybody who may see a person sees of them. Never an e-mail address.
struct UserView {
    UserId id;
    std::string username;
    std::string display_name;
    Role role = Role::member;
    bool bot = false;
    bool active = true;
    std::optional<std::string> avatar;
    std::string title;      // empty: not said
    std::string time_zone;  // the same
    std::int64_t version = 1;
};
template <>
struct Described<UserView> {
    static constexpr auto name = "User";
    static constexpr auto help = "A person or a bot, as others see them.";
    static constexpr std::array fields{
        field<&UserView::id>("id", "Their id."),
        field<&UserView::username>("username", "What one writes after @."),
        field<&UserView::display_name>("display_name", "What is shown."),
        field<&UserView::role>("role", "What they may do."),
        field<&UserView::bot>("bot", "A program."),
        field<&UserView::active>("active", "False: deactivated; they cannot sign in."),
        field<&UserView::avatar>("avatar", "Where their picture is.").nullable(),
        field<&UserView::title>("title", "What they do here, in a few words; empty: not said."),
        field<&UserView::time_zone>("time_zone", "Whose clock they live by, an IANA name; empty: not said."),
        field<&UserView::version>("version", "Rises with every change of these facts."),
    };
};

// Where somebody's picture is, by the file it was made of; another picture has another address.
std::optional<std::string> avatar_path(UserId user, std::int64_t file);

struct UserChanged {
    static constexpr std::uint16_t number = 30;
    UserView user;
};
template <>
struct Described<UserChanged> {
    static constexpr auto name = "UserChanged";
    static constexpr auto help =
        "In @workspace: a person as they stand now: new, renamed, another title, time zone or role, deactivated or back.";
    static constexpr std::array fields{field<&UserChanged::user>("user", "Who, as they stand now.")};
};

std::optional<UserView> user_view(ReadTx& tx, UserId user);

struct NewPerson {
    std::string username;      // as clean_username gives it
    std::string display_name;  // empty: the username
    std::optional<std::string> email;
    std::string password;  // argon2id; empty: cannot sign in with one
    Role role = Role::member;
    bool bot = false;
    std::optional<UserId> bot_owner;
};
struct MadePerson {
    UserView user;
    Place place;  // in @workspace
};
// Cleans the names, writes the row, opens their @me and announces them. Without `by` they stand for themselves.
// Codes: username_taken, email_taken, reserved_name and those of domain/text.hpp.
Result<MadePerson> make_person(WriteTx& tx, Office const& office, UserId by, NewPerson person);

// A display name, cleaned; names that only the house may bear are refused `reserved_name`.
Result<std::string> clean_display_name(std::string_view text);
bool email_taken(ReadTx& tx, std::string_view email, UserId except);

// After a change of the row: raises its version, tells every loop and appends user.changed.
MadePerson announce_person(WriteTx& tx, Office const& office, UserId by, UserId user);
// Who stands as the author of a change: the caller, or for the machine's own operator the person it concerns.
inline UserId author_of(Caller const& caller, UserId concerned) { return caller.user ? caller.user : concerned; }

// One place for what a password costs: 19 MiB and two passes (OWASP's first choice for argon2id), 29 ms of a core.
inline constexpr PasswordCost password_cost{2, 19u << 20};
// Cleans it and puts its hash in its place. Slow on purpose: in `prepare` alone.
std::optional<Problem> hash_in_place(std::string& password);

inline constexpr int sessions_max = 100;  // sessions and tokens of one person
inline constexpr std::size_t session_name_bytes_max = 80;

struct SessionWish {
    UserId user;
    bool bearer = false;  // a token for programs; otherwise a browser's cookie
    std::string name;
    Timestamp expires{};  // none: only by idleness
};
struct OpenedSession {
    SessionId id;
    std::string token;  // told once: only its SHA-256 is kept
};
// At the bound a sign-in ends the oldest browser session; when there are only tokens, or for a token: too_many_sessions.
Result<OpenedSession> open_session(WriteTx& tx, SessionWish const& wish);
void end_session(WriteTx& tx, SessionId session);
void end_sessions(WriteTx& tx, UserId user, std::optional<SessionId> except = std::nullopt);

struct SignedIn {
    UserView user;
    SessionId session;
    std::optional<std::string> token;
};
template <>
struct Described<SignedIn> {
    static constexpr auto name = "SignedIn";
    static constexpr auto help = "A new session.";
    static constexpr std::array fields{
        field<&SignedIn::user>("user", "Who is signed in."),
        field<&SignedIn::session>("session", "The session; for ending it."),
        field<&SignedIn::token>("token",
                                "For programs that asked for one: shown this once. Browsers get a cookie instead."),
    };
};
// Opens a session under a name of the caller's, or of their device. A browser's token goes into the cookie and nowhere else,
// and the session that the browser held before is over.
Result<Done> sign_in(WriteTx& tx, Context const& context, UserId user, bool bearer = false, std::string_view name = {});

}  // namespace holdfast
