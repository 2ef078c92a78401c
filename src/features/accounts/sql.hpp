// The queries of accounts. Any transaction; plain structs out.
#pragma once

#include <functional>

#include "features/accounts/rules.hpp"

namespace holdfast::accounts {

std::optional<Target> target_of(ReadTx& tx, UserId user);
bool has_owner(ReadTx& tx);
// Whom a bot belongs to; for a person nothing.
std::optional<UserId> bot_owner(ReadTx& tx, UserId bot);
std::vector<UserId> bots_of(ReadTx& tx, UserId owner);
std::vector<UserId> bots_above(ReadTx& tx, UserId owner, Role role);

void set_role(WriteTx& tx, UserId user, Role role);
void set_active(WriteTx& tx, UserId user, bool active);
void set_display_name(WriteTx& tx, UserId user, std::string_view display_name);
void set_title(WriteTx& tx, UserId user, std::string_view title);
void set_time_zone(WriteTx& tx, UserId user, std::string_view time_zone);
// False when the address is somebody else's.
bool set_email(WriteTx& tx, UserId user, std::optional<std::string> const& email);
void set_status(WriteTx& tx, UserId user, StatusView const& status);
void set_last_seen(WriteTx& tx, UserId user, Timestamp at);
std::string password_of(ReadTx& tx, UserId user);
void set_password(WriteTx& tx, UserId user, std::string_view hash);

std::optional<Profile> profile_of(ReadTx& tx, UserId user);
std::optional<std::string> email_of(ReadTx& tx, UserId user);

bool username_taken(ReadTx& tx, std::string_view username);
struct ChannelFound {
    ChannelId id;
    bool member = false;  // who asks is in it
};
// A channel in use of this name that is public or that this person is in; one of the latter first.
std::optional<ChannelFound> channel_for_import(ReadTx& tx, std::string_view name_key, UserId user);

struct Candidate {
    UserView user;
    std::optional<std::string> email;
};
// In the order of usernames, after one of them; `viewer`: only who shares a channel with this person. Stops when `visit` says false.
void each_person(ReadTx& tx, std::string_view after, std::optional<UserId> viewer,
                 std::function<bool(Candidate const&)> const& visit);

// Codes that work once, of which only the SHA-256 is kept.
enum class Purpose { setup, reset };
struct Pass {
    UserId user;
    Timestamp expires{};
};
// Replaces the codes that were given before for the same purpose and person.
std::string give_pass(WriteTx& tx, Purpose purpose, UserId user, Timestamp expires);
std::optional<Pass> find_pass(ReadTx& tx, Purpose purpose, std::string_view code);
// The same, used up.
std::optional<Pass> take_pass(WriteTx& tx, Purpose purpose, std::string_view code);
void forget_passes(WriteTx& tx, Purpose purpose, UserId user);

}  // namespace holdfast::accounts
