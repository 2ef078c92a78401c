#include "furnish.hpp"

#include "holdfast/features/all.hpp"

namespace holdfast {

Catalogue furnished(Settings const& settings) {
    auto catalogue = all_features();
    catalogue.mention_everyone = parse_mention_everyone(settings.mention_everyone).value_or(MentionEveryone::everyone);
    auto& room = catalogue.room;
    room.blobs = std::make_shared<Blobs>(settings.engine.folder);
    room.bytes_max = settings.file_bytes_max;
    room.person_bytes_max = settings.files_person_bytes_max;
    room.workspace_bytes_max = settings.files_bytes_max;
    room.program = "/proc/self/exe";
    return catalogue;
}

}  // namespace holdfast
