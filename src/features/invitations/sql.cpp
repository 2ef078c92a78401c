#include "features/invitations/sql.hpp"

#include <limits>

namespace holdfast::invitations {

InvitationId insert_invitation(WriteTx& tx, NewRow const& row) {
    InvitationId const id{tx.new_id()};
    tx.query(
          "INSERT INTO invitations (id, code, role, created_by, created_at, expires, uses_max) VALUES (?,?,?,?,?,?,?)")
        .bind(id.value)
        .bind(std::span<std::uint8_t const>{row.code})
        .bind(static_cast<int>(row.role))
        .bind(row.created_by.value)
        .bind(micros(tx.now()))
        .bind(micros(row.expires))
        .bind(row.uses_max)
        .run();
    return id;
}

std::optional<Facts> find_invitation(ReadTx& tx, std::string_view code) {
    auto const digest = sha256(code);
    auto query = tx.query(
        "SELECT i.id, i.role, i.expires, i.uses, i.uses_max, i.revoked, u.display_name, u.role, u.bot, u.active "
        "FROM invitations i JOIN users u ON u.id = i.created_by WHERE i.code = ?");
    if (!query.bind(std::span<std::uint8_t const>{digest}).step()) return std::nullopt;
    Facts facts;
    facts.id = InvitationId{query.number(0)};
    facts.role = static_cast<Role>(query.number(1));
    facts.expires = from_micros(query.number(2));
    facts.uses = query.number(3);
    facts.uses_max = query.number(4);
    facts.revoked = query.number(5) != 0;
    facts.invited_by = query.text(6);
    facts.inviter_role = static_cast<Role>(query.number(7));
    facts.inviter_bot = query.number(8) != 0;
    facts.inviter_active = query.number(9) != 0;
    return facts;
}

// Counted by the row itself: of several writers only one takes the last use.
bool take_use(WriteTx& tx, InvitationId invitation) {
    auto query = tx.query("UPDATE invitations SET uses = uses + 1 WHERE id = ? AND uses < uses_max RETURNING uses");
    return query.bind(invitation.value).step();
}

bool revoke(WriteTx& tx, InvitationId invitation) {
    auto query = tx.query("UPDATE invitations SET revoked = 1 WHERE id = ? RETURNING id");
    return query.bind(invitation.value).step();
}

std::vector<InvitationView> open_invitations(ReadTx& tx, std::optional<InvitationId> before, std::int64_t limit) {
    auto query = tx.query("SELECT id, role, created_by, created_at, expires, uses, uses_max FROM invitations "
                          "WHERE id < ? AND revoked = 0 AND expires > ? AND uses < uses_max ORDER BY id DESC LIMIT ?");
    query.bind(before ? before->value : std::numeric_limits<std::int64_t>::max()).bind(micros(tx.now())).bind(limit);
    std::vector<InvitationView> items;
    while (query.step())
        items.push_back({InvitationId{query.number(0)}, static_cast<Role>(query.number(1)), UserId{query.number(2)},
                         from_micros(query.number(3)), from_micros(query.number(4)), query.number(5), query.number(6)});
    return items;
}

}  // namespace holdfast::invitations
