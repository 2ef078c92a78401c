#include "features/mentions/sql.hpp"

#include <algorithm>

namespace holdfast::mentions {
namespace {

// One walk along one person's mentions; 0 stands for everybody.
void walk(ReadTx& tx, UserId reader, UserId named, Place const& before, std::int64_t limit, std::vector<Found>& out) {
    auto query = tx.query("SELECT n.at, n.channel, n.seq, mem.visible_from, n.seq > coalesce(r.seq, 0) FROM mentions n "
                          "JOIN members mem ON mem.channel = n.channel AND mem.user = ?1 "
                          "JOIN messages m ON m.channel = n.channel AND m.seq = n.seq "
                          "LEFT JOIN reads r ON r.user = ?1 AND r.channel = n.channel AND r.thread = m.thread "
                          "WHERE n.user = ?2 AND n.at <= ?3 AND (n.at, n.channel, n.seq) < (?3, ?4, ?5) "
                          "AND n.seq >= mem.visible_from AND m.author <> ?1 AND m.deleted = 0 "
                          "ORDER BY n.at DESC, n.channel DESC, n.seq DESC LIMIT ?6");
    query.bind(reader.value).bind(named.value).bind(before.at).bind(before.channel).bind(before.seq).bind(limit);
    while (query.step())
        out.push_back({{query.number(0), query.number(1), query.number(2)}, query.number(3), query.number(4) != 0});
}

}  // namespace

std::vector<Found> page(ReadTx& tx, UserId user, Place const& before, std::int64_t limit) {
    std::vector<Found> out;
    walk(tx, user, user, before, limit, out);
    walk(tx, user, UserId{}, before, limit, out);
    std::sort(out.begin(), out.end(), [](Found const& a, Found const& b) { return a.place > b.place; });
    out.erase(std::unique(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.place == b.place; }),
              out.end());
    if (static_cast<std::int64_t>(out.size()) > limit) out.resize(static_cast<std::size_t>(limit));
    return out;
}

}  // namespace holdfast::mentions
