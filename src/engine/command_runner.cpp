#include "engine/command_runner.hpp"

#include "engine/roster_sql.hpp"
#include "holdfast/engine/by_itself.hpp"
#include "holdfast/engine/declare.hpp"

namespace holdfast {
namespace {

constexpr std::size_t audit_detail_bytes_max = 2000;

}  // namespace

Verdict CommandRunner::run(WriteTx& tx, Submission const& submission, Ack& ack) const {
    auto const& spec = *submission.spec;
    auto caller = submission.caller;
    if (caller.user) {
        auto const now = confirmed(tx, caller);
        if (!now) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
        caller = *now;
    }
    if (auto verdict = may(caller, spec.needs); !verdict) return verdict;

    ack = Ack{};
    ack.key = submission.key;
    auto const digest = spec.durable ? content_digest(submission) : Digest{};
    if (spec.durable) {
        if (auto const known = find_key(tx, caller.user, submission.key)) {
            if (!same_digest(known->digest, digest))
                return Problem{Fault::conflict, "key_conflict", "This key was used before, for something else.", "key"};
            ack.duplicate = true;
            ack.done = {known->log, known->seq, known->at, known->unchanged, known->result, {}, false};
            return allowed();
        }
    }

    Office const office{};
    Context const context{catalogue_, caller, office, submission.key, submission.device};
    auto done = spec.run(tx, context, submission.input.get());
    if (!done) return std::move(done.error());
    react(tx, office);
    if (!done->unchanged) audit(tx, submission, caller);
    ack.done = std::move(*done);
    if (spec.durable)
        remember_key(tx, caller.user, submission.key,
                     {ack.done.log, ack.done.seq, ack.done.at, ack.done.unchanged, digest, ack.done.result});
    return allowed();
}

void CommandRunner::act(WriteTx& tx, std::function<void(Office const&)> const& work) const {
    Office const office{};
    work(office);
    react(tx, office);
}

void by_itself(std::function<void(Office const&)> const& work) { CommandRunner::act_alone(work); }

// What only some may do with the workspace is written down, whoever it was and by whichever door.
void CommandRunner::audit(WriteTx& tx, Submission const& submission, Caller const& caller) const {
    auto const& spec = *submission.spec;
    switch (spec.needs) {
        case Permission::invite_people:
        case Permission::manage_people:
        case Permission::manage_roles:
        case Permission::manage_channels:
        case Permission::manage_workspace: break;
        default: return;
    }
    UserId about;
    for (auto const& field : spec.input->fields)
        if (field.name == "user" && field.codec == &codec<UserId>)
            about = *static_cast<UserId const*>(field.at(submission.input.get()));
    std::string detail;
    encode_record(*spec.input, submission.input.get(), detail);
    note_audit(tx, caller.user, spec.name, about, detail.size() <= audit_detail_bytes_max ? detail : "{}");
}

void CommandRunner::react(WriteTx& tx, Office const& office) const {
    if (catalogue_.reactors.empty()) return;
    // By index: a reactor may append in its turn.
    for (std::size_t i = 0; i < tx.items().size(); ++i) {
        auto const* appended = std::get_if<AppendedEvent>(&tx.items()[i]);
        if (!appended) continue;
        auto const header = appended->header;
        auto const place = appended->place;
        for (auto const& reactor : catalogue_.reactors)
            if (reactor.kind == header.kind) reactor.react(tx, office, header, place);
    }
}

// Keyed, so that the row of a deleted message says nothing about its text.
Digest CommandRunner::content_digest(Submission const& submission) const {
    std::string content{submission.spec->name};
    content += ' ';
    encode_record(*submission.spec->input, submission.input.get(), content);
    return hmac_sha256(secret_, content);
}

Done unchanged(ReadTx& tx, LogId log, std::string result) {
    Done out;
    out.log = log;
    out.seq = log_state(tx, log).value_or(LogState{}).head;
    out.at = tx.now();
    out.unchanged = true;
    out.result = std::move(result);
    return out;
}

Result<Seat> seat_in(ReadTx& tx, Caller const& caller, ChannelId channel, Act act) {
    return take_seat(caller, channel_facts(tx, channel, caller.user), act);
}

}  // namespace holdfast
