// Followed threads on the wire.
#pragma once

#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct FollowThread {
    ChannelId channel;
    Seq thread = 0;
};
template <>
struct Described<FollowThread> {
    static constexpr auto name = "FollowThread";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&FollowThread::channel>("channel", "Where."),
        field<&FollowThread::thread>("thread", {1, std::numeric_limits<std::int64_t>::max()},
                                     "The message that began it."),
    };
};

struct ThreadMark {
    ChannelId channel;
    Seq thread = 0;
    Seq seq = 0;
};
template <>
struct Described<ThreadMark> {
    static constexpr auto name = "ThreadMark";
    static constexpr auto help = "A thread, and how far one has read it.";
    static constexpr std::array fields{
        field<&ThreadMark::channel>("channel", "Where."),
        field<&ThreadMark::thread>("thread", "The message that began it."),
        field<&ThreadMark::seq>("seq", "One's read cursor in it."),
    };
};
struct ThreadFollowed {
    static constexpr std::uint16_t number = 26;
    ThreadMark thread;
};
template <>
struct Described<ThreadFollowed> {
    static constexpr auto name = "ThreadFollowed";
    static constexpr auto help = "In @me: one has chosen to follow a thread from here on.";
    static constexpr std::array fields{field<&ThreadFollowed::thread>("thread", "Which one.")};
};
struct ThreadUnfollowed {
    static constexpr std::uint16_t number = 27;
    ThreadMark thread;
};
template <>
struct Described<ThreadUnfollowed> {
    static constexpr auto name = "ThreadUnfollowed";
    static constexpr auto help = "In @me: one has chosen not to follow a thread, whatever happens in it.";
    static constexpr std::array fields{field<&ThreadUnfollowed::thread>("thread", "Which one.")};
};

struct ThreadStateView {
    ChannelId channel;
    Seq thread = 0;
    bool following = false;
    Seq seq = 0;
    std::int64_t unread = 0, mentions = 0;
    Seq as_of = 0;
};
template <>
struct Described<ThreadStateView> {
    static constexpr auto name = "ThreadState";
    static constexpr auto help = "One's own about a thread. Counts are 0 unless one follows it.";
    static constexpr std::array fields{
        field<&ThreadStateView::channel>("channel", "Where."),
        field<&ThreadStateView::thread>("thread", "The message that began it."),
        field<&ThreadStateView::following>("following", "False: one does not follow it, or wished not to."),
        field<&ThreadStateView::seq>("seq", "Everything up to this number has been read."),
        field<&ThreadStateView::unread>("unread", "Live replies by others after it, exact up to 999."),
        field<&ThreadStateView::mentions>("mentions", "Of these, those that name one or everybody."),
        field<&ThreadStateView::as_of>("as_of", "The channel's number this is true for."),
    };
};

struct AskThreadStates {};
template <>
struct Described<AskThreadStates> {
    static constexpr auto name = "AskThreadStates";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
struct ThreadStates {
    std::vector<ThreadStateView> items;
    bool complete = true;
};
template <>
struct Described<ThreadStates> {
    static constexpr auto name = "ThreadStates";
    static constexpr auto help = "The threads one follows, or wished not to follow; the liveliest first.";
    static constexpr std::array fields{
        field<&ThreadStates::items>("items", "At most 1,000."),
        field<&ThreadStates::complete>("complete", "False: there are more."),
    };
};

struct AskThreads {
    std::optional<std::string> cursor;
    bool unread = false;
    std::int64_t limit = 20;
};
template <>
struct Described<AskThreads> {
    static constexpr auto name = "AskThreads";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskThreads::cursor>("cursor", {0, 80}, "next_cursor of the page before."),
        field<&AskThreads::unread>("unread", "Only those with something unread.").or_default(),
        field<&AskThreads::limit>("limit", {1, 50}, "How many at most.").or_default(),
    };
};

struct FollowedThread {
    ThreadStateView state;
    Message root;
    std::vector<Message> last;
};
template <>
struct Described<FollowedThread> {
    static constexpr auto name = "FollowedThread";
    static constexpr auto help = "A thread one follows.";
    static constexpr std::array fields{
        field<&FollowedThread::state>("state", "One's cursor in it, and what stands after it."),
        field<&FollowedThread::root>("root", "The message that began it."),
        field<&FollowedThread::last>("last", "Its last two replies, oldest first."),
    };
};
struct ThreadPage {
    std::vector<FollowedThread> items;
    std::optional<std::string> next_cursor;
    PeopleMap people;
};
template <>
struct Described<ThreadPage> {
    static constexpr auto name = "ThreadPage";
    static constexpr auto help = "Followed threads, the one with the newest reply first.";
    static constexpr std::array fields{
        field<&ThreadPage::items>("items", "The threads."),
        field<&ThreadPage::next_cursor>("next_cursor", "Ask again with this; absent on the last page."),
        field<&ThreadPage::people>("people", "Who is named in them by id."),
    };
};

}  // namespace holdfast
