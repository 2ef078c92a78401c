// Uploads, files and who may have them; what becomes of their bytes.
#include "holdfast/features/files.hpp"
#include "features/files/sql.hpp"
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Harbour : Crew {
    Harbour() {
        auto& room = house.catalogue.room;
        room.blobs = std::make_shared<Blobs>(house.folder.path);
        room.bytes_max = 1000;
        house.catalogue.commands.push_back(bytes("upload.finish").then);
        channel = house.run(ada.caller, "channel.create", {{"name", "quay"}, {"kind", "private"}}).at("id");
    }

    ByteSpec const& bytes(std::string_view name) {
        for (auto const& spec : house.catalogue.bytes)
            if (spec.name == name) return spec;
        throw std::logic_error{"no such bytes"};
    }
    ReadTx tx() { return {house.database, house.folder.clock.now()}; }
    Blobs& blobs() { return *house.catalogue.room.blobs; }

    Answer begin(Someone const& who, std::string const& name, std::int64_t size, bool picture = false) {
        return house.run(who.caller, "upload.begin", {{"name", name}, {"bytes", size}, {"picture", picture}});
    }
    std::string add(Someone const& who, std::string const& upload, std::int64_t offset, std::string_view part) {
        auto const& spec = bytes("upload.add");
        auto const input = spec.decode({{"upload", upload}, {"offset", std::to_string(offset)}});
        auto now = tx();
        auto const out = spec.take(house.catalogue, now, who.caller, input->get(), part);
        return out ? "accepted" : out.error().code;
    }
    Answer finish(Someone const& who, std::string const& upload) {
        auto const& spec = bytes("upload.finish");
        auto const input = spec.decode({{"upload", upload}});
        auto now = tx();
        auto made = spec.make(house.catalogue, now, who.caller, input->get());
        Answer refused;
        if (!made) return refused.problem = made.error(), refused;
        return house.finish(who.caller, "upload.finish", std::move(*made));
    }
    std::string file(Someone const& who, std::string const& name, std::string const& content) {
        auto const upload = begin(who, name, std::ssize(content)).at("upload");
        EXPECT_EQ(add(who, upload, 0, content), "accepted");
        return finish(who, upload).at("id");
    }
    Answer post(Someone const& who, std::vector<std::string> const& files) {
        return house.run(who.caller, "message.post", {{"channel", channel}, {"files", files}, {"text", ""}});
    }
    // What somebody gets of a file: its bytes, or a code.
    std::string download(Someone const& who, std::string const& id) {
        auto const& spec = bytes("file.download");
        auto const input = spec.decode({{"file", id}});
        auto now = tx();
        auto const out = spec.give(house.catalogue, now, who.caller, input->get());
        if (!out) return out.error().code;
        std::string content(static_cast<std::size_t>(out->bytes), '\0');
        EXPECT_EQ(::pread(*out->file, content.data(), content.size(), 0), std::ssize(content));
        return content;
    }
    Answer invite(Someone const& who) {
        return house.run(ada.caller, "member.add", {{"channel", channel}, {"users", Json::array({to_text(who.id)})}});
    }
    void do_chores() {
        for (auto const& chore : house.catalogue.chores) {
            auto now = tx();
            auto const write = chore.work(house.catalogue, now);
            if (write) house.write([&](WriteTx& tx) { return write(tx), 0; });
        }
    }
    std::size_t on_disk() { return blobs().names().size(); }

    std::string channel;
};

// A backup copies the files of a moment that is over: what goes meanwhile, goes after it.
TEST_F(Harbour, KeepsWhatGoesOnTheDiskWhileSomebodyKeepsAll) {
    auto const seq = post(ada, {file(ada, "tide.txt", "at six")}).ack.done.seq;
    auto held = Blobs{house.folder.path}.keep_all();
    EXPECT_TRUE(house.run(ada.caller, "message.delete", {{"channel", channel}, {"message", seq}}));
    do_chores();
    EXPECT_EQ(on_disk(), 1u);
    held.reset();
    do_chores();
    EXPECT_EQ(on_disk(), 0u);
}

TEST_F(Harbour, RefusesWhatDoesNotFitBeforeAByteIsSent) {
    EXPECT_EQ(begin(ada, "tide.txt", 1000).code(), "accepted");
    EXPECT_EQ(begin(ada, "tide.txt", 1001).code(), "too_large");
    EXPECT_EQ(begin(ada, "tide.txt", std::numeric_limits<std::int64_t>::max()).code(), "too_large");
    EXPECT_EQ(begin(ada, "tide.txt", 0).code(), "out_of_range");
    house.catalogue.room.person_bytes_max = 1500;
    EXPECT_EQ(begin(ada, "tide.txt", 501).code(), "quota_exceeded");  // what is announced counts
    EXPECT_EQ(begin(ada, "tide.txt", 500).code(), "accepted");
    EXPECT_EQ(begin(ben, "tide.txt", 1000).code(), "accepted");
    house.catalogue.room.workspace_bytes_max = 2600;
    EXPECT_EQ(begin(ben, "tide.txt", 101).code(), "quota_exceeded");
    EXPECT_EQ(begin(ben, "tide.txt", 100).code(), "accepted");
}

TEST_F(Harbour, KeepsTheNameAndNothingOfThePath) {
    auto const named = [&](std::string const& name) {
        auto const id = begin(ada, name, 1).at("upload");
        add(ada, id, 0, "x");
        return finish(ada, id).at("name");
    };
    EXPECT_EQ(named("../../etc/passwd"), "passwd");
    EXPECT_EQ(named("C:\\tide\\潮汐 表.txt"), "潮汐 表.txt");
    EXPECT_EQ(begin(ada, "tide/", 1).code(), "empty");
    EXPECT_EQ(begin(ada, "..", 1).code(), "empty");
    EXPECT_EQ(begin(ada, std::string{"a\0b", 3}, 1).code(), "bad_text");
    EXPECT_EQ(begin(ada, std::string(5000, 'a'), 1).code(), "too_large");
    for (auto const& name : blobs().names()) EXPECT_EQ(name.find("passwd"), std::string::npos);
}

TEST_F(Harbour, TakesPartsInOrderFromTheirOwnerAlone) {
    auto const id = begin(ada, "tide.txt", 10).at("upload");
    EXPECT_EQ(add(ben, id, 0, "01234"), "not_found");
    EXPECT_EQ(add(ada, id, 0, ""), "empty");
    EXPECT_EQ(add(ada, id, 0, "01234"), "accepted");
    EXPECT_EQ(add(ada, id, 0, "01234"), "wrong_offset");
    EXPECT_EQ(add(ada, id, 6, "678"), "wrong_offset");
    EXPECT_EQ(add(ada, id, 5, "567890"), "too_large");
    EXPECT_EQ(finish(ada, id).code(), "incomplete");
    EXPECT_EQ(house.read(ada.caller, "upload.state", {{"upload", id}}).at("offset"), 5);
    EXPECT_EQ(house.read(ben.caller, "upload.state", {{"upload", id}}).at("code"), "not_found");
    EXPECT_EQ(add(ada, id, 5, "56789"), "accepted");
    EXPECT_EQ(finish(ben, id).code(), "not_found");
    auto const made = finish(ada, id);
    EXPECT_EQ(made.at("type"), "text/plain");
    EXPECT_EQ(made.result.at("bytes"), 10);
    EXPECT_EQ(finish(ada, id).at("id"), made.at("id"));  // again: the same
    EXPECT_EQ(finish(ben, id).code(), "not_found");
    EXPECT_EQ(download(ada, made.at("id")), "0123456789");
}

TEST_F(Harbour, GivesAnUploadUp) {
    auto const id = begin(ada, "tide.txt", 10).at("upload");
    add(ada, id, 0, "01234");
    EXPECT_EQ(house.run(ben.caller, "upload.cancel", {{"upload", id}}).code(), "not_found");
    EXPECT_EQ(house.run(ada.caller, "upload.cancel", {{"upload", id}}).code(), "accepted");
    EXPECT_EQ(add(ada, id, 5, "56789"), "not_found");
    EXPECT_EQ(on_disk(), 1U);
    do_chores();
    EXPECT_EQ(on_disk(), 0U);
}

TEST_F(Harbour, DropsTheOldestOfTooManyUploads) {
    auto const first = begin(ada, "tide.txt", 1).at("upload");
    for (int i = 0; i < 50; ++i) begin(ada, "tide.txt", 1);
    EXPECT_EQ(add(ada, first, 0, "x"), "not_found");
    EXPECT_EQ(house.column("SELECT count(*) FROM uploads").front(), "50");
}

TEST_F(Harbour, LetsAMessageCarryOnesOwnFilesOnce) {
    auto const mine = file(ada, "tide.txt", "high at six"), other = file(ben, "tide.txt", "low at noon");
    EXPECT_EQ(post(ada, {other}).code(), "no_such_file");
    EXPECT_EQ(post(ada, {mine, mine}).code(), "bad_value");
    EXPECT_EQ(post(ada, {begin(ada, "late.txt", 5).at("upload")}).code(), "no_such_file");
    EXPECT_EQ(post(ada, {}).code(), "empty");
    ASSERT_TRUE(post(ada, {mine}));
    EXPECT_EQ(post(ada, {mine}).code(), "no_such_file");
    auto const shown =
        house.read(ada.caller, "messages", {{"channel", channel}}).at("messages").back().at("files").at(0);
    EXPECT_EQ(shown.at("id"), mine);
    EXPECT_EQ(shown.at("name"), "tide.txt");
    EXPECT_EQ(post(ada, std::vector<std::string>(11, mine)).code(), "too_many");
}

TEST_F(Harbour, GivesAFileToWhoMayReadItsMessage) {
    auto const id = file(ada, "tide.txt", "high at six");
    EXPECT_EQ(download(ada, id), "high at six");
    EXPECT_EQ(download(root, id), "not_found");  // nobody else's before it is said, whatever their role
    ASSERT_TRUE(post(ada, {id}));
    EXPECT_EQ(download(ben, id), "not_found");
    ASSERT_TRUE(invite(ben));
    EXPECT_EQ(download(ben, id), "high at six");
    house.database.query("UPDATE members SET visible_from = 1000 WHERE user = ?").bind(ben.id.value).run();
    EXPECT_EQ(download(ben, id), "not_found");
    EXPECT_EQ(download(ada, id), "high at six");
}

TEST_F(Harbour, TakesAFileAwayWithItsMessage) {
    auto const id = file(ada, "tide.txt", "high at six");
    auto const seq = post(ada, {id}).ack.done.seq;
    do_chores();
    EXPECT_EQ(on_disk(), 1U);
    ASSERT_TRUE(house.run(ada.caller, "message.delete", {{"channel", channel}, {"message", seq}}));
    EXPECT_EQ(download(ada, id), "not_found");
    EXPECT_EQ(on_disk(), 1U);  // never before the commit
    do_chores();
    EXPECT_EQ(on_disk(), 0U);
}

TEST_F(Harbour, KeepsOneContentOnceUntilTheLastUseIsGone) {
    auto const a = file(ada, "a.txt", "the same"), b = file(ben, "b.txt", "the same");
    do_chores();
    EXPECT_EQ(on_disk(), 1U);
    auto const seq = post(ada, {a}).ack.done.seq;
    ASSERT_TRUE(house.run(ada.caller, "message.delete", {{"channel", channel}, {"message", seq}}));
    do_chores();
    EXPECT_EQ(download(ben, b), "the same");
    auto const again = file(ada, "c.txt", "the same");
    house.later(std::chrono::hours{25});
    do_chores();  // what nobody said within a day goes
    do_chores();
    EXPECT_EQ(download(ben, b), "not_found");
    EXPECT_EQ(download(ada, again), "not_found");
    EXPECT_EQ(on_disk(), 0U);
}

TEST_F(Harbour, DropsLeftOverUploadsAndKeepsWhatWasSaid) {
    auto const said = file(ada, "tide.txt", "high at six");
    ASSERT_TRUE(post(ada, {said}));
    add(ada, begin(ada, "late.txt", 5).at("upload"), 0, "la");
    house.later(std::chrono::hours{23});
    do_chores();
    EXPECT_EQ(on_disk(), 2U);
    house.later(std::chrono::hours{2});
    do_chores();
    do_chores();
    EXPECT_EQ(on_disk(), 1U);
    EXPECT_EQ(download(ada, said), "high at six");
}

TEST_F(Harbour, KnowsWhatStandsOnTheDiskWithoutARow) {
    auto const id = file(ada, "tide.txt", "high at six");
    std::ofstream{blobs().path("files/stray")} << "x";
    auto now = tx();
    auto const faults = file_faults(now, blobs());
    EXPECT_EQ(faults.missing, 0);
    EXPECT_EQ(faults.orphans, std::vector<std::string>{"files/stray"});
    blobs().remove(files::find_file(now, *parse_id<FileTag>(id))->place);
    EXPECT_EQ(file_faults(now, blobs()).missing, 1);
}

TEST_F(Harbour, TakesForAProfilePictureOnlyWhatWasMadeOne) {
    auto const id = file(ada, "me.txt", "a face");
    auto const set = [&](Someone const& who, std::string const& file) {
        return house.run(who.caller, "me.set_avatar", {{"file", file}}).code();
    };
    EXPECT_EQ(set(ada, id), "not_found");
    auto const upload = begin(ada, "me.txt", 6, true).at("upload");
    add(ada, upload, 0, "a face");
    EXPECT_EQ(finish(ada, upload).code(), "not_a_picture");
    house.database.query("UPDATE files SET picture = 1 WHERE user = ?").bind(ada.id.value).run();
    EXPECT_EQ(set(ben, id), "not_found");
    EXPECT_EQ(post(ada, {id}).code(), "no_such_file");
    ASSERT_EQ(set(ada, id), "accepted");
    auto const seen = house.read(ben.caller, "user", {{"user", to_text(ada.id)}}).at("avatar");
    EXPECT_EQ(seen, "/api/v1/users/" + to_text(ada.id) + "/avatar?v=" + id);
    EXPECT_EQ(download(ben, id), "not_found");  // by that address alone

    auto const& spec = bytes("user.avatar");
    auto const picture = [&](Someone const& who) {
        auto const input = spec.decode({{"user", to_text(ada.id)}});
        auto now = tx();
        auto const out = spec.give(house.catalogue, now, who.caller, input->get());
        return out ? "given" : out.error().code;
    };
    EXPECT_EQ(picture(ben), "given");
    EXPECT_EQ(picture(gus), "not_found");  // a guest who shares no channel with her
    ASSERT_TRUE(invite(gus));
    EXPECT_EQ(picture(gus), "given");
    EXPECT_EQ(house.run(ada.caller, "me.remove_avatar").code(), "accepted");
    EXPECT_EQ(picture(ben), "not_found");
    do_chores();
    EXPECT_TRUE(house.read(ben.caller, "user", {{"user", to_text(ada.id)}}).at("avatar").is_null());
}

}  // namespace
}  // namespace holdfast::test
