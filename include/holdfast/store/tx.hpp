// Transactions as features see them: prepare, bind, step, append.
// ReadTx lives on a reader or on the writer; WriteTx on the writer alone, for the length of one command.
// A command may run more than once: its only effect is through `tx`, and it decides only on what `tx` reads.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "holdfast/base/crypto.hpp"
#include "holdfast/base/id.hpp"
#include "holdfast/base/time.hpp"
#include "holdfast/domain/roster.hpp"
#include "holdfast/store/database.hpp"

namespace holdfast {

class ReadTx {
public:
    ReadTx(Database& database, Timestamp now) : database_{database}, now_{now} {}
    Query query(std::string_view sql) { return database_.query(sql); }
    Timestamp now() const { return now_; }
    // For what is dear to read and easy to prove: a reader's connection remembers it. Nothing on the writer, whose
    // transactions may be rolled back.
    template <class T>
    T* memo() {
        return database_.is_reader() ? &database_.memo<T>() : nullptr;
    }

protected:
    Database& database_;
    Timestamp now_;
};

struct EventHeader {
    LogId log;
    std::uint16_t kind = 0;  // the number an event kind is declared with
    UserId by;
    Seq target = 0;     // the message this event changes; 0: none
    UserId about = {};  // in @workspace: the person it concerns
};

struct Place {
    Seq seq = 0;
    Timestamp at{};
    std::uint64_t check = 0;  // running digest of the log's headers up to here (D7)
};

struct EventBody {
    std::string stored;  // what the log row keeps: JSON members without braces, no message text
    std::string whole;   // what is sent: the same with text
};

struct AppendedEvent {
    EventHeader header;
    Place place;
    std::string whole;
};

using BatchItem = std::variant<AppendedEvent, RosterChange>;

class WriteTx : public ReadTx {
public:
    WriteTx(Database& database, Timestamp now, Random& random, std::int64_t& last_id)
        : ReadTx{database, now}, random_{random}, last_id_{last_id} {}

    std::int64_t new_id();  // rising: milliseconds since 2020 and 20 random bits; above every id given before
    Random& random() { return random_; }
    std::int64_t changes() const { return database_.changes(); }

    // Creates an empty log. Its first event takes number 1.
    void create_log(LogId log);

    // Takes the log's next number inside this transaction, writes the event and advances head and check (D4).
    // The stamp is max(now, last stamp of the log + 1 µs) (D15). `body` is asked once the place is known.
    Place append(EventHeader const& header, std::function<EventBody(Place const&)> const& body);

    // Marks an event as emptied for every later reading of the log (D8). Its row holds no text, so its key and place stay;
    // the text itself is deleted by the feature that owns it.
    void redact(LogId log, Seq seq);

    // For imports: from here on the command happens when it happened elsewhere, but never ahead of the clock. A log's stamps
    // rise all the same (D15).
    void dated(Timestamp at) { now_ = std::min(now_, at); }

    void change(RosterChange change) { items_.emplace_back(std::move(change)); }

    std::vector<BatchItem> const& items() const { return items_; }
    std::vector<BatchItem> take_items() { return std::move(items_); }

private:
    Random& random_;
    std::int64_t& last_id_;
    std::vector<BatchItem> items_;
};

}  // namespace holdfast
