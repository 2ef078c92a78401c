// What is asked of invitations, and what they show.
#pragma once

#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace invitations {

inline constexpr std::int64_t uses_max = 1000, hours_max = 720, hours_default = 168, page_max = 200;
inline constexpr std::size_t code_bytes = 20;  // 160 random bits

struct CreateInvitation {
    Role role = Role::member;
    std::int64_t uses = 1;
    std::int64_t expires_in_hours = hours_default;
};
struct NewInvitation {
    InvitationId id;
    std::string code;
    Timestamp expires_at{};
};

struct ListInvitations {
    std::int64_t limit = 50;
    std::optional<InvitationId> cursor;
};
struct InvitationView {
    InvitationId id;
    Role role = Role::member;
    UserId created_by;
    Timestamp created_at{};
    Timestamp expires_at{};
    std::int64_t uses = 0;
    std::int64_t uses_max = 1;
};
struct InvitationPage {
    std::vector<InvitationView> items;
    std::optional<InvitationId> next_cursor;
};

struct InvitationOnly {
    InvitationId invitation;
};
struct PreviewInvitation {
    std::string code;
};
struct Preview {
    std::string workspace;
    std::string invited_by;
    Role role = Role::member;
};
struct AcceptInvitation {
    std::string code;
    std::string username;
    std::string display_name;
    std::optional<std::string> email;
    std::string password;  // after prepare: its hash
};

}  // namespace invitations

template <>
struct Described<invitations::CreateInvitation> {
    using T = invitations::CreateInvitation;
    static constexpr auto name = "CreateInvitation";
    static constexpr auto help = "A code with which people make their own accounts.";
    static constexpr std::array fields{
        field<&T::role>("role", "What they will be: guest or member; admin only when an owner invites.").or_default(),
        field<&T::uses>("uses", {1, invitations::uses_max}, "How many accounts it is good for.").or_default(),
        field<&T::expires_in_hours>("expires_in_hours", {1, invitations::hours_max}, "A week, unless said otherwise.")
            .or_default(),
    };
};
template <>
struct Described<invitations::NewInvitation> {
    using T = invitations::NewInvitation;
    static constexpr auto name = "NewInvitation";
    static constexpr auto help = "An invitation, its code shown this once.";
    static constexpr std::array fields{
        field<&T::id>("id", "For taking it back."),
        field<&T::code>("code", "For those who are invited."),
        field<&T::expires_at>("expires_at", "Until when."),
    };
};
template <>
struct Described<invitations::ListInvitations> {
    using T = invitations::ListInvitations;
    static constexpr auto name = "ListInvitations";
    static constexpr auto help = "Invitations that can still be used, the newest first.";
    static constexpr std::array fields{
        field<&T::limit>("limit", {1, invitations::page_max}, "How many at most.").or_default(),
        field<&T::cursor>("cursor", "next_cursor of the page before."),
    };
};
template <>
struct Described<invitations::InvitationView> {
    using T = invitations::InvitationView;
    static constexpr auto name = "Invitation";
    static constexpr auto help = "An invitation; its code is known to nobody any more.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::role>("role", "What those who come by it will be."),
        field<&T::created_by>("created_by", "Who invites."),
        field<&T::created_at>("created_at", "When it was made."),
        field<&T::expires_at>("expires_at", "Until when."),
        field<&T::uses>("uses", "How many have come by it."),
        field<&T::uses_max>("uses_max", "How many may."),
    };
};
template <>
struct Described<invitations::InvitationPage> {
    using T = invitations::InvitationPage;
    static constexpr auto name = "InvitationPage";
    static constexpr auto help = "Some of the invitations.";
    static constexpr std::array fields{
        field<&T::items>("items", "The invitations."),
        field<&T::next_cursor>("next_cursor", "For the next page; absent on the last one."),
    };
};
template <>
struct Described<invitations::InvitationOnly> {
    using T = invitations::InvitationOnly;
    static constexpr auto name = "InvitationOnly";
    static constexpr auto help = "One invitation.";
    static constexpr std::array fields{field<&T::invitation>("invitation", "Which.")};
};
template <>
struct Described<invitations::PreviewInvitation> {
    using T = invitations::PreviewInvitation;
    static constexpr auto name = "PreviewInvitation";
    static constexpr auto help = "What a code leads to.";
    static constexpr std::array fields{field<&T::code>("code", {1, 100}, "The code.").secret()};
};
template <>
struct Described<invitations::Preview> {
    using T = invitations::Preview;
    static constexpr auto name = "InvitationPreview";
    static constexpr auto help = "What an invitation leads to.";
    static constexpr std::array fields{
        field<&T::workspace>("workspace", "What the workspace is called."),
        field<&T::invited_by>("invited_by", "The display name of who invites."),
        field<&T::role>("role", "What one will be."),
    };
};
template <>
struct Described<invitations::AcceptInvitation> {
    using T = invitations::AcceptInvitation;
    static constexpr auto name = "AcceptInvitation";
    static constexpr auto help = "One's own new account.";
    static constexpr std::array fields{
        field<&T::code>("code", {1, 100}, "The code.").secret(),
        field<&T::username>("username", {1, 64}, "2 to 32 of a-z, 0-9, dot, dash and underscore."),
        field<&T::display_name>("display_name", {0, 80}, "What is shown; without it the username.").or_default(),
        field<&T::email>("email", {1, 254}, "For signing in with it; only admins see it."),
        field<&T::password>("password", {1, 1024}, "Ten characters or more.").secret(),
    };
};

}  // namespace holdfast
