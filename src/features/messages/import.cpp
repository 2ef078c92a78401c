// Messages that come from another chat, with their own time and author. For who operates the machine alone.
#include "features/messages/rules.hpp"

namespace holdfast {

struct ImportMessage {
    ChannelId channel;
    UserId by;
    Timestamp at{};
    std::string text;
    std::optional<Seq> thread;
    bool broadcast = false;
    bool edited = false;
    std::vector<Card> cards;
    std::optional<Guise> as;
    std::vector<FileId> files;
};
template <>
struct Described<ImportMessage> {
    static constexpr auto name = "ImportMessage";
    static constexpr auto help = "A message of another chat, with what had become of it.";
    static constexpr std::array fields{
        field<&ImportMessage::channel>("channel", "Where."),
        field<&ImportMessage::by>("by", "Who said it."),
        field<&ImportMessage::at>("at", "When. The log's order is the order of coming in."),
        field<&ImportMessage::text>("text", {0, message_text_bytes_max},
                                    "In Markdown; may be empty beside cards and files.")
            .or_default(),
        field<&ImportMessage::thread>("thread", {1, std::numeric_limits<std::int64_t>::max()},
                                      "The message it replies to."),
        field<&ImportMessage::broadcast>("broadcast", "Shown in the channel too.").or_default(),
        field<&ImportMessage::edited>("edited", "It had been edited.").or_default(),
        field<&ImportMessage::cards>("cards", {0, cards_per_message_max}, "What a program showed with it.")
            .or_default(),
        field<&ImportMessage::as>("as", "How a program was shown."),
        field<&ImportMessage::files>("files", {0, files_per_message_max}, "Ids of imported files of who said it.")
            .or_default(),
    };
};

namespace {

using namespace messages;

Result<Done> import_message(WriteTx& tx, Context const& context, ImportMessage const& command) {
    auto const log = log_of(command.channel);
    if (!log_state(tx, log)) return channel_not_found();
    bool const bare = command.text.empty() && !(command.cards.empty() && command.files.empty());
    auto const text = bare ? std::string{} : clean_message(command.text);
    if (!text) return text.error();
    if (command.thread) {
        auto const root = find_message(tx, command.channel, *command.thread);
        if (auto const decided = decide_reply(root, *command.thread, 1); !decided) return decided.error();
    }
    std::vector<FileView> files;
    if (!command.files.empty()) {
        Caller author;
        author.user = command.by;
        auto claimed = context.catalogue.files.claim(tx, author, command.files);
        if (!claimed) return claimed.error();
        files = std::move(*claimed);
    }
    tx.dated(command.at);
    auto const place = post_message(tx, context.office, command.channel, command.by,
                                    {std::string{context.key},
                                     *text,
                                     command.thread,
                                     command.broadcast && command.thread,
                                     {std::move(files), command.cards, command.as}});
    context.catalogue.files.bind(tx, command.channel, place.seq, command.files);
    if (command.edited) edit_message(tx, context.office, command.channel, command.by, place.seq, *text);
    return done(log, place);
}

}  // namespace

void add_message_imports(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&import_message>(
        {.name = "message.import",
         .method = "POST",
         .route = "/api/v1/imports/channels/{channel}/messages",
         .needs = Permission::operate,
         .help = "Writes down a message as it was in another chat. Its key makes it stand here once.",
         .refusals = "not_found empty bad_text too_large bad_thread no_such_file",
         .logs = "channel",
         .example = R"({"by":"U0000000000001","at":"2019-01-07T09:00:00Z","text":"The tide turns at six."})",
         .success = 201,
         .key_required = true,
         .by_stream = false}));
}

}  // namespace holdfast
