// Using a slash command: noted and acknowledged at once; its address is asked; the answer comes as a notice to the caller alone,
// or as a message of the bot's. Nobody waits longer than three seconds, and whoever does not answer is said not to have.
#include "features/slash/parts.hpp"
#include "holdfast/domain/mrkdwn.hpp"
#include "holdfast/engine/messages.hpp"
#include "holdfast/engine/people.hpp"

namespace holdfast::slash {
namespace {

using namespace std::chrono_literals;
constexpr int patience_ms = 3000;
constexpr std::int64_t uses_max = 5;
constexpr std::chrono::minutes kept{30};

Problem no_such_command() { return {Fault::not_found, "not_found", "There is no such command here.", "command"}; }

Result<Done> run(WriteTx& tx, Context const& context, RunSlash const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    auto const name = clean_slash_name(command.command);
    auto const known = name ? find_named(tx, *name) : std::nullopt;
    if (!known || !known->bot_active || known->paused || (known->channel && *known->channel != command.channel))
        return no_such_command();
    auto const text = clean_line(command.text, "text", text_bytes_max);
    if (!text) return text.error();
    forget_old(tx, tx.now() - kept);
    InvocationRow row;
    row.id = InvocationId{tx.new_id()};
    row.command = known->id;
    row.channel = command.channel;
    row.user = seat->user();
    row.text = *text;
    row.key = context.key;
    row.created_at = tx.now();
    insert(tx, row);
    return unchanged(tx, log_of(command.channel), encode(Invocation{row.id, State::asking, {}, {}}));
}

// As Slack asks, so that what was written for it understands.
std::string body_of(ReadTx& tx, ErrandGround const& ground, InvocationRow const& row, SlashRow const& command) {
    auto const person = user_view(tx, row.user);
    auto const channel = channel_named(tx, row.channel);
    auto const secret = meta(tx, "secret").value_or("");
    return form_of({{"command", "/" + command.name},
                    {"text", row.text},
                    {"user_id", to_text(row.user)},
                    {"user_name", person ? person->username : ""},
                    {"channel_id", to_text(row.channel)},
                    {"channel_name", channel ? channel->name : ""},
                    {"team_id", "T" + meta(tx, "epoch").value_or("")},
                    {"team_domain", meta(tx, "workspace_name").value_or("Holdfast")},
                    {"response_url", ground.public_url + "/api/v1/responses/" + response_code(secret, row.id)},
                    {"trigger_id", to_text(row.id)}});
}

std::vector<Errand> due_now(ReadTx& tx, ErrandGround const& ground) {
    std::vector<Errand> out;
    for (auto const& row : asking(tx, ground.most)) {
        Errand errand{row.id.value, row.id.value, {}};
        auto const age = std::chrono::duration_cast<std::chrono::milliseconds>(tx.now() - row.created_at).count();
        errand.ask.timeout_ms = static_cast<int>(std::clamp<std::int64_t>(patience_ms - age, 1, patience_ms));
        if (auto const command = find(tx, row.command)) {
            errand.ask.url = command->url;
            errand.ask.body = body_of(tx, ground, row, *command);
            auto const seconds = std::to_string(micros(tx.now()) / 1'000'000);
            auto const slacks = hmac_sha256(command->secret, "v0:" + seconds + ":" + errand.ask.body);
            errand.ask.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                                  {"Holdfast-Event", "command"},
                                  {"Holdfast-Delivery", to_text(row.id)},
                                  {"Holdfast-Signature", signature_of(command->secret, tx.now(), errand.ask.body)},
                                  {"X-Slack-Request-Timestamp", seconds},
                                  {"X-Slack-Signature", "v0=" + hex(slacks)}};
        }
        out.push_back(std::move(errand));
    }
    return out;
}

std::string markdown_of(ReadTx& tx, std::string_view text) {
    MrkdwnNames names;
    names.user = [&](std::string_view id) -> std::optional<std::string> {
        auto const user = parse_id<UserTag>(id);
        auto const view = user ? user_view(tx, *user) : std::nullopt;
        return view ? std::optional{view->username} : std::nullopt;
    };
    return markdown_of_mrkdwn(text, names);
}

// To every open connection of the caller, and to nobody else (D13).
void tell(WriteTx& tx, InvocationRow const& row, SlashRow const& command, std::string_view text,
          std::string_view trouble = {}) {
    std::string out;
    {
        JsonObject object{out};
        object.text("type", "notice").text("channel", to_text(row.channel)).text("key", row.key);
        object.text("command", "/" + command.name).text("by", to_text(command.bot)).text("at", to_text(tx.now()));
        object.text("text", text);
        if (!trouble.empty()) object.text("trouble", trouble);
    }
    tx.change(Notice{row.user, std::move(out)});
}

// What was asked stands above the answer, so that others understand it.
std::string with_question(ReadTx& tx, InvocationRow const& row, SlashRow const& command, std::string text) {
    auto const person = user_view(tx, row.user);
    auto const asked = "/" + command.name + (row.text.empty() ? "" : " " + row.text);
    auto question = markdown_of_plain((person ? person->display_name : "?") + ": " + clipped(asked, 300), 1000);
    return clipped("> " + question + "\n\n" + text, message_text_bytes_max);
}

// The bot says it in the channel, as long as who asked may still speak there; it names everybody if they may. False: not any more.
bool say(WriteTx& tx, Office const& office, MentionEveryone rule, InvocationRow const& row, SlashRow const& command,
         std::string const& key, std::string const& mrkdwn) {
    auto const channel = channel_named(tx, row.channel);
    auto const text = clean_message(with_question(tx, row, command, markdown_of(tx, mrkdwn)));
    if (!channel || channel->archived || !text || !bot_sees_from(tx, row.user, row.channel)) return false;
    auto const asker = user_view(tx, row.user);
    bool const names_everybody = asker && may_mention_everyone(rule, asker->role);
    post_message(tx, office, row.channel, command.bot, {key, *text, std::nullopt, false, {}, names_everybody});
    return true;
}

std::string trouble_of(HttpAnswer const& answer) {
    if (answer.status == 0) return answer.trouble.empty() ? "unreachable" : answer.trouble;
    return "status_" + std::to_string(answer.status);
}

void came(WriteTx& tx, Office const& office, ErrandGround const& ground, std::int64_t id, HttpAnswer const& answered) {
    auto row = find(tx, InvocationId{id});
    if (!row || row->state != State::asking) return;
    auto const command = find(tx, row->command);
    auto const answer = answered.fine() && command ? answer_of(answered.type, answered.body) : std::nullopt;
    row->state = answer ? State::answered : State::silent;
    if (!answer) row->trouble = answered.fine() ? "not_understood" : trouble_of(answered);
    else if (answer->audience == Audience::ephemeral) row->answer = markdown_of(tx, answer->text);
    else if (!answer->text.empty() &&
             !say(tx, office, ground.catalogue.mention_everyone, *row, *command, to_text(row->id), answer->text))
        row->trouble = "not_said";
    settle(tx, *row);
    note_use(tx, row->command, tx.now(), row->trouble);
    if (command) tell(tx, *row, *command, row->answer, row->trouble);
}

Result<Invocation> read_invocation(ReadTx& tx, Caller const& caller, AskInvocation const& asked) {
    auto const row = find(tx, asked.invocation);
    if (!row || row->user != caller.user)
        return Problem{Fault::not_found, "not_found", "There is no such use of a command here.", "invocation"};
    return Invocation{row->id, row->state, row->answer, row->trouble};
}

// The caller is whoever was given the response_url: the code in it is all the right there is.
Result<Done> respond(WriteTx& tx, Context const& context, Respond const& command) {
    Problem const over{Fault::not_found, "not_found", "This answer comes too late, or once too often.", "code"};
    auto const id = invocation_of(meta(tx, "secret").value_or(""), command.code);
    auto const row = id ? find(tx, *id) : std::nullopt;
    if (!row || tx.now() - row->created_at > kept) return over;
    auto const slash = find(tx, row->command);
    if (!slash || !slash->bot_active || !take_use(tx, row->id, uses_max)) return over;
    if (command.response_type == Audience::ephemeral) {
        tell(tx, *row, *slash, markdown_of(tx, command.text));
        return Done{};
    }
    auto const key = new_token(tx.random(), "later_", 12);
    if (!say(tx, context.office, context.catalogue.mention_everyone, *row, *slash, key, command.text)) return over;
    return Done{};
}

}  // namespace

void add_running(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&run>(
        {.name = "command.run",
         .method = "POST",
         .route = "/api/v1/channels/{channel}/commands",
         .help = "Uses a slash command. The answer comes as a notice on one's streams, or in the channel.",
         .refusals = "not_found not_a_member archived bad_text too_large",
         .logs = "channel, when the answer is for all",
         .example = R"({"command":"/deploy","text":"api 4.2"})",
         .success = 202,
         .key_required = true,
         .result = &record_of<Invocation>()}));
    catalogue.commands.push_back(
        command<&respond>({.name = "command.respond",
                           .method = "POST",
                           .route = "/api/v1/responses/{code}",
                           .needs = Permission::anyone,
                           .help = "A later answer to a slash command: five within half an hour.",
                           .refusals = "not_found",
                           .logs = "channel, when the answer is for all",
                           .example = R"({"text":"*4.2* is live."})",
                           .durable = false,
                           .by_stream = false}));
    catalogue.reads.push_back(read<&read_invocation>({.name = "invocation",
                                                      .route = "/api/v1/invocations/{invocation}",
                                                      .needs = Permission::signed_in,
                                                      .help = "How one's use of a slash command stands.",
                                                      .refusals = "not_found"}));
    catalogue.errands.push_back({"slash commands", &due_now, &came});
}

}  // namespace holdfast::slash
