// Messages: post, edit, delete; pages of them; and how their events are read from the log once the text stands elsewhere.
#include "features/messages/rules.hpp"
#include "holdfast/base/faults.hpp"

namespace holdfast {
namespace {

using namespace messages;

Result<std::vector<FileView>> claimed(WriteTx& tx, Context const& context, std::vector<FileId> const& files) {
    if (files.empty()) return std::vector<FileView>{};
    if (!context.catalogue.files.claim)
        return Problem{Fault::not_found, "not_found", "There is no such file.", "files"};
    return context.catalogue.files.claim(tx, context.caller, files);
}

Result<Done> post(WriteTx& tx, Context const& context, PostMessage const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    // Files may speak for themselves.
    auto const text = command.files.empty() || !command.text.empty() ? clean_message(command.text) : std::string{};
    if (!text) return text.error();
    auto const naming = decide_everybody(context.catalogue.mention_everyone, context.caller.role, seat->kind(), *text);
    if (!naming) return naming.error();
    if (command.thread) {
        auto const root = find_message(tx, command.channel, *command.thread);
        if (auto const decided = decide_reply(root, *command.thread, seat->visible_from()); !decided)
            return decided.error();
    }
    auto const files = claimed(tx, context, command.files);
    if (!files) return files.error();
    bool const broadcast = command.broadcast && command.thread;
    auto const place =
        post_message(tx, *seat, {std::string{context.key}, *text, command.thread, broadcast, {*files, {}, {}}});
    if (!files->empty()) context.catalogue.files.bind(tx, command.channel, place.seq, command.files);
    return done(log_of(command.channel), place);
}

Result<Done> edit(WriteTx& tx, Context const& context, EditMessage const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    auto const text = clean_message(command.text);
    if (!text) return text.error();
    auto const message = find_message(tx, command.channel, command.message);
    if (auto const decided = decide_edit(command, message, seat->user(), seat->visible_from()); !decided)
        return decided.error();
    if (message->text == *text) return unchanged(tx, log_of(command.channel));
    auto const naming =
        decide_everybody(context.catalogue.mention_everyone, context.caller.role, seat->kind(), *text, message->text);
    if (!naming) return naming.error();

    auto const place = edit_message(tx, *seat, command.message, *text);
    return done(log_of(command.channel), place);
}

std::optional<Seq> thread_of(StoredMessage const& message) {
    return message.thread == 0 ? std::nullopt : std::optional{message.thread};
}

Result<Done> remove(WriteTx& tx, Context const& context, DeleteMessage const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    auto const message = find_message(tx, command.channel, command.message);
    bool const moderates = permitted(context.caller.role, context.caller.bot, Permission::moderate);
    auto const decided = decide_delete(command, message, seat->user(), moderates, seat->visible_from());
    if (!decided) return decided.error();
    if (!*decided) return unchanged(tx, log_of(command.channel));
    if (is_held(tx, command.channel, message->author))
        return Problem{Fault::conflict, "held", "Nothing can be deleted here for now: what was said is held.",
                       "message"};

    auto const log = log_of(command.channel);
    auto const place = append(tx, *seat, MessageDeleted{{command.message, thread_of(*message), 0}}, command.message);
    for (auto const seq : erase(tx, command.channel, command.message, place.seq)) tx.redact(log, seq);
    if (message->thread != 0) drop_reply(tx, command.channel, message->thread, place.seq);
    return done(log, place);
}

void complete_posted(ReadTx& tx, EventRow const& row, MessagePosted& event) {
    auto said = revision(tx, ChannelId{row.header.log.value}, row.place.seq, row.place.seq);
    event.message.text = std::move(said.text);
    event.message.mentions = std::move(said.mentions);
    auto content = messages::content(tx, ChannelId{row.header.log.value}, row.place.seq);
    event.message.files = std::move(content.files);
    event.message.cards = std::move(content.cards);
    event.message.as = std::move(content.as);
}

void complete_edited(ReadTx& tx, EventRow const& row, MessageEdited& event) {
    auto said = revision(tx, ChannelId{row.header.log.value}, row.header.target, row.place.seq);
    event.message.text = std::move(said.text);
    event.message.mentions = std::move(said.mentions);
}

// One side of a page, and whether there is more of it.
std::vector<Message> side(ReadTx& tx, Seat const& seat, AskHistory const& asked, bool older, Seq bound,
                          std::int64_t limit, bool& more) {
    auto messages =
        page(tx, seat.channel(), {seat.visible_from(), asked.thread, asked.replies, older, bound, limit + 1});
    more = static_cast<std::int64_t>(messages.size()) > limit;
    if (more) messages.erase(older ? messages.begin() : messages.end() - 1);
    return messages;
}
bool any(ReadTx& tx, Seat const& seat, AskHistory const& asked, bool older, Seq bound) {
    return !page(tx, seat.channel(), {seat.visible_from(), asked.thread, asked.replies, older, bound, 1}).empty();
}

Result<MessagePage> history(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskHistory const& asked) {
    auto const seat = seat_in(tx, caller, asked.channel, Act::read);
    if (!seat) return seat.error();
    if (auto const decided = decide_page(asked); !decided) return decided.error();
    auto const state = log_state(tx, log_of(asked.channel)).value_or(LogState{});
    MessagePage out;
    out.as_of = out.head = state.head;
    out.first = state.first;
    if (asked.around) {
        out.messages = side(tx, *seat, asked, true, *asked.around + 1, asked.limit - asked.limit / 2, out.has_older);
        auto newer = side(tx, *seat, asked, false, *asked.around, asked.limit / 2, out.has_newer);
        out.messages.insert(out.messages.end(), newer.begin(), newer.end());
    } else if (asked.after) {
        out.messages = side(tx, *seat, asked, false, *asked.after, asked.limit, out.has_newer);
        out.has_older = any(tx, *seat, asked, true, *asked.after + 1);
    } else {
        auto const bound = asked.before.value_or(state.head + 1);
        out.messages = side(tx, *seat, asked, true, bound, asked.limit, out.has_older);
        out.has_newer = any(tx, *seat, asked, false, bound - 1);
    }
    add_parts(tx, catalogue, asked.channel, out.messages);
    auto shown = out.messages;
    if (asked.thread) {
        auto root = messages_at(tx, catalogue, asked.channel, seat->visible_from(), std::array{*asked.thread});
        if (!root.empty()) out.root = shown.emplace_back(std::move(root.front()));
    }
    out.people = people_of(tx, shown);
    return out;
}

// Seeded fault: a page kept from before a delete, for ever.
Result<MessagePage> history_read(Catalogue const& catalogue, ReadTx& tx, Caller const& caller,
                                 AskHistory const& asked) {
    if (!seeded(SeededFault::page_before_delete)) return history(catalogue, tx, caller, asked);
    static thread_local std::map<std::string, MessagePage> kept;
    auto fresh = history(catalogue, tx, caller, asked);
    if (!fresh) return fresh;
    for (auto& message : fresh->messages) {
        auto const name = to_text(asked.channel) + std::to_string(message.seq);
        if (!message.deleted) kept[name].messages = {message};
        else if (kept.contains(name)) message = kept[name].messages.front();
    }
    return fresh;
}

Result<Message> one(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskMessage const& asked) {
    auto const seat = seat_in(tx, caller, asked.channel, Act::read);
    if (!seat) return seat.error();
    auto found = messages_at(tx, catalogue, asked.channel, seat->visible_from(), std::array{asked.message});
    if (found.empty()) return message_not_found();
    return std::move(found.front());
}

}  // namespace

void add_messages(Catalogue& catalogue) {
    auto& commands = catalogue.commands;
    commands.push_back(
        command<&post>({.name = "message.post",
                        .method = "POST",
                        .route = "/api/v1/channels/{channel}/messages",
                        .help = "Say something in a channel.",
                        .refusals = "not_found not_a_member archived empty bad_text too_large bad_thread no_such_file "
                                    "mention_forbidden",
                        .logs = "channel",
                        .example = R"({"text":"The tide turns at six."})",
                        .success = 201,
                        .key_required = true}));
    commands.push_back(
        command<&edit>({.name = "message.edit",
                        .method = "PATCH",
                        .route = "/api/v1/channels/{channel}/messages/{message}",
                        .help = "Change what one has said.",
                        .refusals = "not_found not_a_member archived forbidden conflict empty bad_text too_large "
                                    "mention_forbidden",
                        .logs = "channel",
                        .example = R"({"text":"The tide turns at seven.","revision":413})"}));
    commands.push_back(command<&remove>({.name = "message.delete",
                                         .method = "DELETE",
                                         .route = "/api/v1/channels/{channel}/messages/{message}",
                                         .help = "Take a message back. Its text is gone from everywhere at once.",
                                         .refusals = "not_found not_a_member archived forbidden held",
                                         .logs = "channel"}));

    catalogue.reads.push_back(
        read<&history_read>({.name = "messages",
                             .route = "/api/v1/channels/{channel}/messages",
                             .help = "A page of messages: the newest, or before, after or around a number.",
                             .refusals = "not_found not_a_member"}));
    catalogue.reads.push_back(read<&one>({.name = "message",
                                          .route = "/api/v1/channels/{channel}/messages/{message}",
                                          .help = "One message.",
                                          .refusals = "not_found not_a_member"}));

    catalogue.refusals.push_back(
        {"bad_thread", Fault::bad_request, "One replies to the message that began the thread, not to a reply."});
    catalogue.refusals.push_back({"mention_forbidden", Fault::forbidden,
                                  "Here not everybody may use @channel and @here: a setting of the workspace."});
    catalogue.refusals.push_back(
        {"held", Fault::conflict, "Nothing is deleted while it is held: a rule of the workspace, for a time."});
    catalogue.refusals.push_back({"conflict", Fault::conflict, "The message has been changed since that revision."});

    auto& events = catalogue.events;
    events.push_back(event<MessagePosted, &complete_posted>(
        {.kind = "message.posted",
         .logs = "channel",
         .help = "Somebody said something.",
         .example =
             R"({"message":{"key":"k7Qm2","text":"The tide turns at six.","thread":null,"broadcast":false,"mentions":[],"files":[],"cards":[],"as":null,"version":413}})"}));
    events.push_back(event<MessageEdited, &complete_edited>(
        {.kind = "message.edited",
         .logs = "channel",
         .help = "Somebody changed what they had said.",
         .example =
             R"({"message":{"seq":411,"text":"The tide turns at seven.","mentions":[],"revision":413,"version":413}})"}));
    events.push_back(event<MessageDeleted>({.kind = "message.deleted",
                                            .logs = "channel",
                                            .help = "A message is gone, and its text with it.",
                                            .example = R"({"message":{"seq":411,"thread":null,"version":413}})"}));
}

}  // namespace holdfast
