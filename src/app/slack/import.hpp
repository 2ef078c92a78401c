// Brings a Slack export into the workspace: people, channels, direct messages and what was said in them.
// Every step is a command under a key made of Slack's own ids, so a run that was broken off is simply run again: what stands
// already is known and not made twice (D2). A dry run does everything but the commands.
// Lives on: the thread of a command-line run. Bounded: one day of one channel in memory at a time.
#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "app/archive.hpp"
#include "app/operator.hpp"
#include "holdfast/store/blobs.hpp"

namespace holdfast::slack {

struct Counts {
    int people_new = 0, people_known = 0, people_gone = 0;
    int channels = 0, groups = 0, directs = 0;
    std::int64_t messages = 0, replies = 0, threads = 0, edited = 0, pins = 0, reactions = 0, files = 0, file_bytes = 0;
    std::int64_t known = 0;                       // from an earlier run
    std::int64_t left_out = 0;                    // lines of joining and renaming, which say nothing by themselves
    std::map<std::string, std::int64_t> changed;  // what stands here in another form than there
    std::map<std::string, std::int64_t> lost;     // what could not be taken
};

// `progress` gets a line for each channel and every ten thousand messages.
// `blobs`: where the folder keeps files.
Result<Counts> import_export(Operator& hands, Archive const& archive, Blobs const& blobs, bool dry_run,
                             std::ostream& progress);
// What was counted, in sentences.
std::string report(Counts const& counts, bool dry_run);

}  // namespace holdfast::slack
