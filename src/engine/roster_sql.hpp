// The rows that say who may do what: the engine reads them before any feature runs, and into every loop at the start.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "holdfast/domain/access.hpp"
#include "holdfast/hub/roster.hpp"
#include "holdfast/store/tx.hpp"

namespace holdfast {

// The caller as the transaction knows them; nothing when deactivated or when the session is over.
std::optional<Caller> confirmed(ReadTx& tx, Caller const& caller);
std::optional<ChannelFacts> channel_facts(ReadTx& tx, ChannelId channel, UserId user);

void each_roster_change(ReadTx& tx, std::function<void(RosterChange const&)> const& visit);
void each_log_head(ReadTx& tx, std::function<void(LogId, LogHead)> const& visit);

// Notes the use, and that their people were here today.
void touch_sessions(WriteTx& tx, std::vector<SessionId> const& used);
// Browsers' sessions that nobody has used for so many days; at most 500 a call.
void end_idle_sessions(WriteTx& tx, int days);

// Who did what with the workspace: the command's name, whom it concerns, and its input without secrets.
void note_audit(WriteTx& tx, UserId by, std::string_view action, UserId about, std::string_view detail);

// How long @me is kept: so many events and so many days, then a resume is told `trimmed` (D11).
struct LogCut {
    LogId log;
    Seq first = 1;  // the oldest number that stays
};
// Logs of people that hold a tenth more than `most` events, or whose oldest is past `days`. At most 500 a call.
std::vector<LogCut> personal_log_cuts(ReadTx& tx, Seq most, int days);

}  // namespace holdfast
