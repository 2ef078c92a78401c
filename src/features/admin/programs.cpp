// Programs and files for the admin console: every webhook, slash command and bot, and what takes the disk.
#include <algorithm>

#include "features/admin/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::admin {
namespace {

void count(ProgramPage& page, std::vector<Program> const& all) {
    for (auto const& one : all) switch (one.kind) {
            case ProgramKind::incoming: ++page.incoming; break;
            case ProgramKind::outgoing: ++page.outgoing; break;
            case ProgramKind::command: ++page.commands; break;
            case ProgramKind::bot: ++page.bots; break;
        }
}

bool holds(Program const& one, std::string_view wanted) {
    return std::ranges::any_of(std::array{&one.name, &one.bot_name, &one.owner_name, &one.channel_name},
                               [&](auto const* text) { return name_key(*text).find(wanted) != std::string::npos; });
}

Result<ProgramPage> programs(ReadTx& tx, Caller const&, AskPrograms const& asked) {
    ProgramPage page;
    auto found = all_programs(tx);
    count(page, found);
    auto const wanted = name_key(asked.query);
    std::erase_if(found, [&](Program const& one) {
        return (asked.kind && one.kind != *asked.kind) || (!wanted.empty() && !holds(one, wanted));
    });
    page.total = std::ssize(found);
    std::ranges::stable_sort(found, {}, [](Program const& one) { return name_key(one.name); });
    auto const begin = std::min<std::int64_t>(asked.offset, std::ssize(found));
    auto const end = std::min<std::int64_t>(begin + asked.limit, std::ssize(found));
    page.items.assign(std::make_move_iterator(found.begin() + begin), std::make_move_iterator(found.begin() + end));
    return page;
}

Result<FileUse> files(Catalogue const& catalogue, ReadTx& tx, Caller const&, AskFiles const& asked) {
    auto use = file_use(tx);
    use.file_bytes_max = catalogue.room.bytes_max;
    use.files_person_bytes_max = catalogue.room.person_bytes_max;
    use.files_bytes_max = catalogue.room.workspace_bytes_max;
    use.items = file_owners(tx, asked.offset, asked.limit);
    return use;
}

}  // namespace

void add_programs(Catalogue& catalogue) {
    catalogue.reads.push_back(
        read<&programs>({.name = "admin.programs",
                         .route = "/api/v1/admin/programs",
                         .needs = Permission::manage_workspace,
                         .help = "Every webhook, slash command and bot, with its owner, its channel and its last use.",
                         .refusals = ""}));
    catalogue.reads.push_back(read<&files>({.name = "admin.files",
                                            .route = "/api/v1/admin/files",
                                            .needs = Permission::manage_workspace,
                                            .help = "What files take of the disk, by person, and the bounds set to it.",
                                            .refusals = ""}));
}

}  // namespace holdfast::admin
