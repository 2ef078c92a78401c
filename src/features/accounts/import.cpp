// Making people from a table: first what would happen, then slice by slice, so that nobody else waits for it.
#include "features/accounts/import.hpp"

#include <map>

#include "features/accounts/parts.hpp"
#include "holdfast/domain/encodings.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

constexpr auto setup_lasts = std::chrono::hours{24 * 7};
constexpr int slice_weight_max = 150;  // people and their channels in one transaction: some 30 ms

void fail(ImportRow& row, std::string_view code, std::string_view field, std::string_view detail) {
    row.state = RowState::problem;
    row.code = code;
    row.field = field;
    row.detail = detail;
}

// The same few channels stand in thousands of rows.
class Channels {
public:
    Channels(ReadTx& tx, UserId user) : tx_{tx}, user_{user} {}
    std::optional<ChannelFound> named(std::string const& name) {
        auto const [at, fresh] = known_.try_emplace(name);
        if (fresh) at->second = channel_for_import(tx_, name_key(name), user_);
        return at->second;
    }

private:
    ReadTx& tx_;
    UserId user_;
    std::map<std::string, std::optional<ChannelFound>> known_;
};

// What the table says against what is here already.
void look_up(ReadTx& tx, Channels& channels, ImportRow& row) {
    if (row.state != RowState::create) return;
    bool const named = username_taken(tx, row.username);
    if (named || (row.email && email_taken(tx, *row.email, {}))) {
        row.state = RowState::exists;
        row.field = named ? "username" : "email";
        return;
    }
    for (auto const& name : row.channels) {
        auto const channel = channels.named(name);
        if (!channel)
            return fail(row, "not_found", "channels", "There is no channel “" + name + "” that one can join.");
        if (row.role == Role::guest && !channel->member)
            return fail(row, "not_a_member", "channels", "To bring a guest into “" + name + "”, be in it yourself.");
    }
}

void count(ImportReport& report) {
    for (auto const& row : report.items) {
        report.create += row.state == RowState::create;
        report.created += row.state == RowState::created;
        report.exists += row.state == RowState::exists;
        report.problems += row.state == RowState::problem;
    }
}

Result<std::string> text_of(ImportPeople const& command) {
    if (command.csv.has_value() == command.file.has_value())
        return Problem{Fault::bad_request, "missing", "Send csv or file, one of the two.", "csv"};
    auto const bytes = command.file ? from_base64(*command.file) : command.csv;
    if (!bytes) return Problem{Fault::bad_request, "bad_value", "This is not base64.", "file"};
    auto text = text_of_file(*bytes);
    if (!text)
        return Problem{Fault::bad_request, "bad_text", "This is no text in UTF-8, UTF-16 or GB18030.",
                       command.file ? "file" : "csv"};
    return std::move(*text);
}

// Everything that takes long, beside a snapshot: the transaction is left with one slice of rows that are ready to be made.
std::optional<Problem> prepare_import(ReadTx& tx, Caller const& caller, ImportPeople& command) {
    auto const text = text_of(command);
    if (!text) return text.error();
    auto report = read_rows(*text, caller);
    if (!report) return report.error();
    Channels channels{tx, caller.user};
    for (auto& row : report->items) look_up(tx, channels, row);
    count(*report);
    report->dry_run = command.dry_run;
    ImportReport slice;
    if (!command.dry_run) {
        int weight = 0;
        for (auto& row : report->items) {
            if (row.state != RowState::create) continue;
            if (weight >= slice_weight_max) break;
            weight += 1 + static_cast<int>(row.channels.size());
            slice.items.push_back(std::move(row));
        }
        report->items.clear();
        report->left = report->create - std::ssize(slice.items);
    }
    command.csv = encode(slice);
    command.file = encode(*report);
    return std::nullopt;
}

// Through the doors that channels have: a guest is brought in, everybody else comes in by themselves.
Verdict enter(WriteTx& tx, Context const& context, UserId newcomer, Role role, ChannelFound const& channel) {
    bool const brought = channel.member;
    Caller caller = context.caller;
    if (!brought) {
        caller = Caller{};
        caller.user = newcomer;
        caller.role = role;
    }
    Context const as{context.catalogue, caller, context.office, context.key, context.device};
    Json body{{"channel", to_text(channel.id)}};
    if (brought) body["users"] = Json::array({to_text(newcomer)});
    auto const* spec = context.catalogue.command(brought ? "member.add" : "channel.join");
    auto const input = spec->decode(body);
    if (!input) return input.error();
    auto const entered = spec->run(tx, as, input->get());
    return entered ? allowed() : Verdict{entered.error()};
}

void make(WriteTx& tx, Context const& context, Channels& channels, ImportRow& row) {
    auto const made = make_person(tx, context.office, context.caller.user,
                                  {row.username, row.display_name, row.email, "", row.role, false, {}});
    if (!made) return fail(row, made.error().code, made.error().field, made.error().detail);
    row.state = RowState::created;
    row.user = made->user.id;
    row.expires_at = tx.now() + setup_lasts;
    row.setup_code = give_pass(tx, Purpose::reset, made->user.id, *row.expires_at);
    for (auto const& name : row.channels) {
        auto const channel = channels.named(name);
        auto const entered =
            channel ? enter(tx, context, made->user.id, row.role, *channel) : Verdict{Problem{.code = "not_found"}};
        if (entered) continue;
        row.code = entered.error().code;
        row.field = "channels";
        row.detail = "The account was made, but “" + name + "” could not be joined.";
    }
}

Result<Done> import_people(WriteTx& tx, Context const& context, ImportPeople const& command) {
    auto report = decode<ImportReport>(*parse_json(*command.file));
    auto slice = decode<ImportReport>(*parse_json(*command.csv));
    if (!report || !slice) return Problem{Fault::internal, "internal", "The table could not be taken further."};
    Channels channels{tx, context.caller.user};
    for (auto& row : slice->items) {
        make(tx, context, channels, row);
        report->created += row.state == RowState::created;
        report->problems += row.state == RowState::problem;
        report->items.push_back(std::move(row));
    }
    Done done;
    done.unchanged = report->created == 0;
    done.result = encode(*report);
    return done;
}

}  // namespace

void add_import(Catalogue& catalogue) {
    catalogue.refusals.push_back({"bad_csv", Fault::bad_request, "The table is not well-formed CSV."});
    catalogue.refusals.push_back(
        {"no_username_column", Fault::bad_request, "The first line of the table does not name a username column."});
    catalogue.commands.push_back(command<&import_people, &prepare_import>(
        {.name = "user.import",
         .method = "POST",
         .route = "/api/v1/users/import",
         .needs = Permission::manage_people,
         .help =
             "Makes people from a CSV table, or says what it would make. A real run makes one slice of the new people and "
             "says how many are left: send the same again until none is. Who is here already is passed over.",
         .refusals = "bad_csv no_username_column",
         .logs = "@workspace, and those of the channels",
         .example =
             R"({"csv":"username,display_name,email,role,channels\nada,Ada,ada@harbour.example,member,harbour\n"})",
         .durable = false,
         .by_stream = false,
         .result = &record_of<ImportReport>()}));
}

}  // namespace holdfast::accounts
