#include "app/slack/import.hpp"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/slack/emoji.hpp"
#include "app/slack/files.hpp"
#include "app/slack/people.hpp"
#include "holdfast/engine/slack.hpp"

namespace holdfast::slack {
namespace {

// Lines by which Slack tells what happened to a channel: the channel itself says it here.
bool says_nothing(std::string_view subtype) {
    static constexpr std::array<std::string_view, 17> lines{
        "channel_join",           "channel_leave",     "channel_topic", "channel_purpose", "channel_name",
        "channel_archive",        "channel_unarchive", "group_join",    "group_leave",     "group_topic",
        "group_purpose",          "group_name",        "group_archive", "group_unarchive", "tombstone",
        "channel_canvas_updated", "pinned_item"};
    return std::find(lines.begin(), lines.end(), subtype) != lines.end();
}

std::string key_of(Room const& room, std::string ts, std::size_t part = 0) {
    for (auto& letter : ts)
        if (letter == '.') letter = '-';
    return "slack-" + room.id + "-" + ts + (part == 0 ? "" : "-" + std::to_string(part + 1));
}

// Pieces that a message may hold, cut where a line ends if there is one.
std::vector<std::string> pieces(std::string text) {
    constexpr std::size_t most = message_text_bytes_max - 200;
    std::vector<std::string> out;
    while (text.size() > most) {
        auto cut = text.rfind('\n', most);
        if (cut == std::string::npos || cut < most / 2) {
            cut = most;
            while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
        }
        out.push_back(text.substr(0, cut));
        text.erase(0, cut);
    }
    out.push_back(std::move(text));
    return out;
}

constexpr std::size_t files_at_once = files_per_message_max;

// The files that one of several messages carries.
std::vector<std::string> slice(std::vector<std::string> const& files, std::size_t part) {
    auto const begin = std::min(files.size(), part * files_at_once);
    auto const end = std::min(files.size(), begin + files_at_once);
    return {files.begin() + static_cast<std::ptrdiff_t>(begin), files.begin() + static_cast<std::ptrdiff_t>(end)};
}

class Import {
public:
    Import(Operator& hands, Archive const& archive, Blobs const& blobs, bool dry_run, std::ostream& progress)
        : hands_{hands},
          archive_{archive},
          dry_run_{dry_run},
          progress_{progress},
          people_{hands, dry_run, counts},
          files_{hands, archive, blobs, dry_run, counts} {
        names_.user = [this](std::string_view id) { return people_.username(id); };
        names_.channel = [this](std::string_view id) -> std::optional<std::string> {
            auto const room = room_names_.find(id);
            if (room == room_names_.end()) return std::nullopt;
            return room->second;
        };
    }

    std::optional<Problem> run() {
        auto const workspace = read_workspace(archive_);
        if (!workspace) return workspace.error();
        for (auto const& room : workspace->rooms) room_names_[room.id] = room.name;
        if (auto problem = people_.bring(workspace->people)) return problem;
        int number = 0;
        for (auto const& room : workspace->rooms) {
            progress_ << ++number << " of " << workspace->rooms.size() << ": "
                      << (room.name.empty() ? room.id : room.name) << std::endl;
            if (auto problem = bring(room)) return problem;
        }
        return std::nullopt;
    }

    Counts counts;

private:
    // A message that waits for its number, or has it.
    struct Stood {
        Seq seq = 0;
        bool refused = false;
    };

    std::optional<Problem> bring(Room const& room) {
        if (room.id.empty()) {
            ++counts.lost["channels without an id"];
            return std::nullopt;
        }
        auto const channel = make(room);
        if (!channel) return channel.error();
        (room.kind == Kind::open ? counts.channels : room.kind == Kind::closed ? counts.groups : counts.directs)++;
        stood_.clear();
        threads_.clear();
        for (auto const& day : days_of(archive_, room)) {
            int skipped = 0;
            auto const posts = read_day(archive_, day, room, skipped);
            if (skipped > 0) counts.lost["entries without a time"] += skipped;
            if (!posts) {
                progress_ << "  " << posts.error().detail << std::endl;
                ++counts.lost["days that could not be read"];
                continue;
            }
            for (auto const& post : *posts)
                if (auto problem = bring(room, *channel, post)) return problem;
        }
        write_marks();
        return let_in(room, *channel);
    }

    Result<std::string> make(Room const& room) {
        Json wanted{{"kind", room.kind == Kind::open     ? "public"
                             : room.kind == Kind::closed ? "private"
                                                         : "direct"},
                    {"created_at", to_text(room.created)}};
        auto const founder = room.creator.empty() ? people_.program("slack") : people_.account(room.creator, "");
        if (!founder) return founder.error();
        wanted["created_by"] = *founder;
        auto base = clean_name(room.name, "name");
        auto const name = base ? *base : room.id;
        Json users = Json::array();
        for (auto const& member : room.members) {
            auto const user = people_.account(member, "");
            if (!user) return user.error();
            users.push_back(*user);
        }
        bool const direct = room.kind == Kind::direct && users.size() <= 9;
        if (room.kind == Kind::direct && !direct) wanted["kind"] = "private";
        if (direct) wanted["users"] = users;
        else if (auto const topic = clean_line(line_of_mrkdwn(room.topic, names_), "topic", 500); topic)
            wanted["topic"] = *topic;
        if (dry_run_) return std::string{"C0000000000000"};
        for (int number = 1; number <= 1000; ++number) {
            if (!direct) wanted["name"] = numbered(name, number, 80);
            std::optional<Result<Operator::Landed>> answer;
            hands_.submit("channel.import", wanted, "slack-" + room.id,
                          [&](auto landed) { answer = std::move(landed); });
            hands_.finish();
            if (*answer) {
                if (number > 1) ++counts.changed["channels with another name, because theirs was taken"];
                return (*answer)->result.at("id").get<std::string>();
            }
            auto const& code = answer->error().code;
            if (code != "name_taken" && code != "key_conflict") return answer->error();
        }
        return Problem{Fault::conflict, "name_taken", "No free name could be found for " + name + "."};
    }

    std::optional<Problem> bring(Room const& room, std::string const& channel, Post const& post) {
        if (says_nothing(post.subtype)) {
            ++counts.left_out;
            return std::nullopt;
        }
        auto const author = post.author.empty() ? people_.program(post.program.empty() ? "slack" : post.program)
                                                : people_.account(post.author, post.shown);
        if (!author) return author.error();
        auto text = markdown_of_mrkdwn(post.text, names_, std::size_t{1} << 20);
        if (post.subtype == "me_message" && !text.empty()) text = "*" + text + "*";
        std::vector<std::string> files;
        for (std::size_t i = 0; i < post.files.size(); ++i) {
            auto const& file = post.files[i];
            auto const kept = files_.bring(file, *author, key_of(room, post.ts) + "-f" + std::to_string(i + 1));
            if (!kept) return kept.error();
            if (*kept) files.push_back(**kept);
            else text += (text.empty() ? "" : "\n") + std::string{"📎 "} + markdown_of_plain(file.name, 300);
        }
        Json wanted{{"channel", channel}, {"by", *author}, {"at", to_text(post.at)}, {"edited", post.edited}};
        if (auto shown = slack_message({{"attachments", post.attachments}}, names_)) {
            if (!shown->text.empty()) text += (text.empty() ? "" : "\n") + shown->text;
            for (auto const& card : shown->cards) wanted["cards"].push_back(*parse_json(encode(card)));
        }
        if (!post.program.empty() && !post.author.empty()) wanted["as"] = {{"name", clipped(post.program, 80)}};
        if (auto problem = place_in_thread(room, post, wanted)) return problem;
        if (text.empty() && files.empty() && !wanted.contains("cards")) {
            ++counts.left_out;
            return std::nullopt;
        }
        count(post);
        if (auto problem = marks(post, channel)) return problem;
        auto parts = pieces(std::move(text));
        parts.resize(std::max(parts.size(), (files.size() + files_at_once - 1) / files_at_once));
        for (std::size_t part = 0; part < parts.size(); ++part) {
            wanted["text"] = parts[part];
            wanted["files"] = slice(files, part);
            if (files.empty()) wanted.erase("files");
            write(wanted, key_of(room, post.ts, part), part == 0 ? post.ts : std::string{});
            wanted.erase("cards");
        }
        if (parts.size() > 1) ++counts.changed["messages longer than one may be here, as several"];
        return std::nullopt;
    }

    // A reply waits until what it replies to has its number.
    std::optional<Problem> place_in_thread(Room const&, Post const& post, Json& wanted) {
        if (post.thread.empty()) return std::nullopt;
        auto root = stood_.find(post.thread);
        if (root != stood_.end() && root->second.seq == 0 && !root->second.refused) hands_.finish();
        if (dry_run_ ? root == stood_.end() : root == stood_.end() || root->second.refused) {
            ++counts.changed["replies to messages that are not in the export, as messages of their own"];
            return std::nullopt;
        }
        wanted["thread"] = dry_run_ ? Seq{1} : root->second.seq;
        wanted["broadcast"] = post.broadcast;
        ++counts.replies;
        if (threads_.insert(post.thread).second) ++counts.threads;
        return std::nullopt;
    }

    void count(Post const& post) {
        ++counts.messages;
        if (counts.messages % 10'000 == 0) progress_ << "  " << counts.messages << " messages" << std::endl;
        if (post.edited) ++counts.edited;
    }

    // What stands under a message waits, as commands, until the message has its number.
    std::optional<Problem> marks(Post const& post, std::string const& channel) {
        Json const about{{"channel", channel}, {"at", to_text(post.at)}};
        if (!post.pinned_by.empty()) {
            auto const by = people_.account(post.pinned_by, "");
            if (!by) return by.error();
            ++counts.pins;
            auto pin = about;
            pin["by"] = *by;
            marks_.push_back({"pin.import", std::move(pin), post.ts});
        }
        for (auto const& reaction : post.reactions) {
            auto const number = static_cast<std::int64_t>(reaction.people.size());
            auto const emoji = emoji_of(reaction.name);
            if (!emoji)
                counts.lost["reactions with an emoji of their own: :" + clipped(reaction.name, 40) + ":"] += number;
            if (!emoji || number == 0) continue;
            auto wanted = about;
            wanted["emoji"] = *emoji;
            for (auto const& person : reaction.people) {
                auto const user = people_.account(person, "");
                if (!user) return user.error();
                wanted["users"].push_back(*user);
            }
            counts.reactions += number;
            marks_.push_back({"reaction.import", std::move(wanted), post.ts});
        }
        if (marks_.size() >= 500) write_marks();
        return std::nullopt;
    }

    void write_marks() {
        hands_.finish();
        for (auto& mark : marks_) {
            auto const stood = stood_.find(mark.ts);
            if (dry_run_ || stood == stood_.end() || stood->second.seq == 0) continue;
            mark.wanted["message"] = stood->second.seq;
            hands_.submit(mark.name, mark.wanted, "", [this](Result<Operator::Landed> const& landed) {
                if (!landed) ++counts.lost["reactions or pins refused: " + landed.error().detail];
            });
        }
        hands_.finish();
        marks_.clear();
    }

    void write(Json const& wanted, std::string const& key, std::string const& ts) {
        auto* const stood = ts.empty() ? nullptr : &stood_[ts];
        if (dry_run_) return;
        hands_.submit("message.import", wanted, key, [this, stood](Result<Operator::Landed> const& landed) {
            if (stood && landed) stood->seq = landed->seq;
            if (stood && !landed) stood->refused = true;
            if (landed && landed->duplicate) ++counts.known;
            if (landed) return;
            auto const& problem = landed.error();
            if (problem.code == "key_conflict")
                ++counts.changed["messages that were changed there since an earlier run: as they were then"];
            else ++counts.lost["messages refused: " + problem.detail];
        });
    }

    std::optional<Problem> let_in(Room const& room, std::string const& channel) {
        if (dry_run_) return std::nullopt;
        std::vector<std::string> users;
        for (auto const& member : room.members)
            if (people_.may_join(member)) users.push_back(*people_.account(member, ""));
        std::size_t at = 0;
        do {
            auto const end = std::min(users.size(), at + 1000);
            Json wanted{{"channel", channel},
                        {"users", std::vector(users.begin() + static_cast<std::ptrdiff_t>(at),
                                              users.begin() + static_cast<std::ptrdiff_t>(end))}};
            at = end;
            wanted["archive"] = room.archived && at >= users.size();
            auto const let = hands_.command("member.import", wanted);
            if (!let) return let.error();
        } while (at < users.size());
        return std::nullopt;
    }

    Operator& hands_;
    Archive const& archive_;
    bool dry_run_;
    std::ostream& progress_;
    People people_;
    Files files_;
    MrkdwnNames names_;
    std::map<std::string, std::string, std::less<>> room_names_;
    std::map<std::string, Stood> stood_;  // by ts, of the room at hand
    std::set<std::string> threads_;
    struct Mark {
        std::string_view name;
        Json wanted;
        std::string ts;
    };
    std::vector<Mark> marks_;
};

}  // namespace

Result<Counts> import_export(Operator& hands, Archive const& archive, Blobs const& blobs, bool dry_run,
                             std::ostream& progress) {
    Import import{hands, archive, blobs, dry_run, progress};
    auto problem = import.run();
    hands.finish();
    if (problem) return std::move(*problem);
    return std::move(import.counts);
}

std::string report(Counts const& counts, bool dry_run) {
    std::string out = dry_run ? "This would come in (nothing was written):\n" : "This came in:\n";
    auto const line = [&out](std::string const& text) { out += "  " + text + "\n"; };
    auto const n = [](auto number) { return std::to_string(number); };
    line(n(counts.people_new) + " new people, " + n(counts.people_known) + " known by their e-mail address, " +
         n(counts.people_gone) + " of all of them without a way in, as they had left");
    line(n(counts.channels) + " public channels, " + n(counts.groups) + " private ones, " + n(counts.directs) +
         " direct messages");
    line(n(counts.messages) + " messages, of these " + n(counts.replies) + " replies in " + n(counts.threads) +
         " threads, " + n(counts.edited) + " edited, " + n(counts.pins) + " pinned; " + n(counts.reactions) +
         " reactions, " + n(counts.files) + " files of " + n(counts.file_bytes) + " bytes");
    if (counts.known > 0) line(n(counts.known) + " messages were here from an earlier run");
    if (counts.left_out > 0)
        line(n(counts.left_out) + " lines were left out on purpose: comings, goings and renamings, and empty ones");
    if (!counts.changed.empty()) out += "In another form than there:\n";
    for (auto const& [what, number] : counts.changed) line(n(number) + " " + what);
    if (!counts.lost.empty()) out += "Not taken:\n";
    for (auto const& [what, number] : counts.lost) line(n(number) + " " + what);
    return out;
}

}  // namespace holdfast::slack
