// A hub by hand: commits reach its loop, and pages its readers, when the test says so.
#pragma once

#include <array>
#include <deque>
#include <memory>

#include <nlohmann/json.hpp>

#include "holdfast/hub/hub.hpp"

namespace holdfast::test {

inline constexpr ChannelId harbour{7};
inline constexpr LogId harbour_log{7};

// One committed event: only its number matters here, and whether it removes somebody.
struct Commit {
    Seq seq = 0;
    UserId removes;
};

class HandLine final : public Line {
public:
    void wake() override {}
    void close(CloseCode code, std::string_view) override { closed = code; }
    std::optional<CloseCode> closed;
};

class HandPages final : public PageSource {
public:
    struct Asked {
        Seq after;
        std::function<void(Page const&)> then;
    };
    bool fetch(int, LogId, Seq after, std::function<void(Page const&)> then) override {
        if (busy) return false;
        asked.push_back({after, std::move(then)});
        return true;
    }
    std::deque<Asked> asked;
    bool busy = false;
};

// A reader: its connection, and the messages it has taken from it.
struct Reader {
    Reader(Hub& hub, UserId user, std::size_t outbox_bytes = 1 << 20)
        : hub{hub}, connection{Caller{}, line, outbox_bytes} {
        connection.caller.user = user;
        connection.started = true;
        hub.opened(connection);
    }
    ~Reader() { hub.closed(connection); }

    // Takes up to so many messages off the outbox, and tells the hub whenever that emptied it.
    void take(int most = 1 << 20) {
        while (most > 0 && !connection.outbox.empty()) {
            std::array<iovec, Outbox::gather_max> pieces;
            auto const count = std::min(connection.outbox.gather(pieces.data()), most);
            std::size_t bytes = 0;
            for (int i = 0; i < count; ++i) {
                Frame const frame{{static_cast<char const*>(pieces[i].iov_base), pieces[i].iov_len}};
                messages.push_back(nlohmann::json::parse(payload_of(frame)));
                bytes += pieces[i].iov_len;
            }
            connection.outbox.consumed(bytes);
            most -= count;
            if (connection.outbox.empty()) hub.drained(connection);
        }
    }

    std::vector<Seq> seqs() const {
        std::vector<Seq> out;
        for (auto const& message : messages)
            if (message["type"] == "event") out.push_back(message["seq"]);
        return out;
    }
    bool heard(std::string_view type) const { return told(type) != nullptr; }
    // The newest message of a type.
    nlohmann::json const* told(std::string_view type) const {
        for (auto at = messages.rbegin(); at != messages.rend(); ++at)
            if ((*at)["type"] == type) return &*at;
        return nullptr;
    }

    Hub& hub;
    HandLine line;
    Connection connection;
    std::vector<nlohmann::json> messages;
};

// The log as it is on the disk, and how much of it this loop has been told.
class HubStage : public testing::Test {
protected:
    Hub& with(HubSettings settings) {
        if (!remembers) settings.recent_bytes_max = 0;
        hub_ = std::make_unique<Hub>(0, settings, pages);
        Batch people;
        for (auto const user : {ada, ben}) {
            people.items.emplace_back(RosterChange{UserSet{user}});
            people.items.emplace_back(RosterChange{MemberAdded{harbour, user, 1}});
        }
        people.items.emplace_back(RosterChange{ChannelSet{harbour}});
        hub_->apply(people);
        return *hub_;
    }
    Hub& hub() { return hub_ ? *hub_ : with({}); }

    void commit(int count) {
        for (int i = 0; i < count; ++i) disk.push_back({static_cast<Seq>(disk.size()) + 1, {}});
    }
    void commit_removal(UserId user) { disk.push_back({static_cast<Seq>(disk.size()) + 1, user}); }

    // The next commits reach the loop, each with what it changes.
    void announce(int count = 1 << 20) {
        Batch batch;
        for (; count > 0 && announced < disk.size(); --count) {
            auto const& commit = disk[announced++];
            if (commit.removes)
                batch.items.emplace_back(RosterChange{MemberRemoved{harbour, commit.removes, commit.seq}});
            batch.items.emplace_back(announcement(commit));
        }
        hub().apply(batch);
    }
    void take_back(Seq last) {
        Batch batch;
        batch.items.emplace_back(RosterChange{EventsTakenBack{harbour_log, last}});
        hub().apply(batch);
    }
    void deliver() {
        while (hub().turn()) {}
    }

    // A reader answers the oldest question from the disk as it is now.
    bool answer_page(std::size_t most = 10) {
        if (pages.asked.empty()) return false;
        auto const [after, then] = std::move(pages.asked.front());
        pages.asked.pop_front();
        Page page;
        page.log = harbour_log;
        page.after = after;
        page.head = static_cast<Seq>(disk.size());
        for (auto at = static_cast<std::size_t>(after); at < disk.size() && page.events.size() < most; ++at)
            page.events.push_back(announcement(disk[at]));
        then(page);
        return true;
    }

    static Announcement announcement(Commit const& commit) {
        Announcement out;
        out.log = harbour_log;
        out.seq = out.sight = commit.seq;
        out.check = static_cast<std::uint64_t>(commit.seq) * 31;
        out.whole = out.veiled = text_frame(R"({"type":"event","seq":)" + std::to_string(commit.seq) + "}");
        return out;
    }

    static constexpr UserId ada{1}, ben{2};
    std::vector<Commit> disk;
    std::size_t announced = 0;
    HandPages pages;
    bool remembers = false;  // else every page is a reader's

private:
    std::unique_ptr<Hub> hub_;
};

inline std::vector<Seq> up_to(Seq last, Seq first = 1) {
    std::vector<Seq> out;
    for (auto seq = first; seq <= last; ++seq) out.push_back(seq);
    return out;
}

}  // namespace holdfast::test
