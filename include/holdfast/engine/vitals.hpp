// How the running server is, as figures: counted by whoever does the work, added up when somebody asks.
// A plain value; any thread.
#pragma once

#include "holdfast/base/field.hpp"

namespace holdfast {

struct VitalSigns {
    std::int64_t uptime_s = 0;
    std::int64_t loops = 0;
    std::int64_t connections = 0, connections_max = 0, connections_refused = 0;
    std::int64_t streams = 0;
    std::int64_t posts_last_minute = 0;
    std::int64_t acks = 0, ack_p50_us = 0, ack_p99_us = 0, ack_max_us = 0;  // of the last five minutes
    std::int64_t loop_lag_us = 0;                                           // the worst of the last five minutes
    std::int64_t acknowledged = 0, committed = 0, refused = 0, waiting = 0;
    std::int64_t writer_queued = 0, writer_queue_max = 0;
    std::int64_t readers_queued = 0, readers_queue_max = 0;
    std::int64_t resumed = 0, overflows = 0, resyncs = 0, cursors_off = 0;
    std::int64_t database_bytes = 0, wal_bytes = 0;
    std::int64_t disk_free_bytes = 0, disk_bytes = 0;
    std::int64_t checkpoint_age_ms = -1;
    std::int64_t memory_bytes = 0;
};

template <>
struct Described<VitalSigns> {
    using T = VitalSigns;
    static constexpr auto name = "VitalSigns";
    static constexpr auto help = "Figures of the running server; counters begin with its start.";
    static constexpr std::array fields{
        field<&T::uptime_s>("uptime_s", "Seconds since the start."),
        field<&T::loops>("loops", "Threads that hold connections."),
        field<&T::connections>("connections", "Sockets open now, of every kind."),
        field<&T::connections_max>("connections_max", "How many there may be."),
        field<&T::connections_refused>("connections_refused", "Turned away at the door, over that bound."),
        field<&T::streams>("streams", "Live lines of people and programs."),
        field<&T::posts_last_minute>("posts_last_minute", "Messages stored in the last whole minute."),
        field<&T::acks>("acks", "Commands acknowledged in the last five minutes."),
        field<&T::ack_p50_us>("ack_p50_us", "Half of them were acknowledged within so many microseconds."),
        field<&T::ack_p99_us>("ack_p99_us", "And 99 of 100."),
        field<&T::ack_max_us>("ack_max_us", "The slowest."),
        field<&T::loop_lag_us>("loop_lag_us", "How late the latest loop was in the last five minutes."),
        field<&T::acknowledged>("acknowledged", "Commands acknowledged."),
        field<&T::committed>("committed", "Commands stored: never fewer than were acknowledged."),
        field<&T::refused>("refused", "Commands refused."),
        field<&T::waiting>("waiting", "Commands without an answer yet."),
        field<&T::writer_queued>("writer_queued", "Waiting for the writer."),
        field<&T::writer_queue_max>("writer_queue_max", "How many may wait."),
        field<&T::readers_queued>("readers_queued", "Waiting for a reader."),
        field<&T::readers_queue_max>("readers_queue_max", "How many may wait."),
        field<&T::resumed>("resumed", "Lines that went on where a device had been, instead of beginning."),
        field<&T::overflows>("overflows", "Times that a slow client fell behind and was served page by page."),
        field<&T::resyncs>("resyncs", "Times that a client had to read anew."),
        field<&T::cursors_off>("cursors_off",
                               "Times that a client had seen what this folder does not hold: an older copy of it may "
                               "have been put back."),
        field<&T::database_bytes>("database_bytes", "The database file."),
        field<&T::wal_bytes>("wal_bytes", "Its write-ahead log."),
        field<&T::disk_free_bytes>("disk_free_bytes", "Free on the disk of the data folder."),
        field<&T::disk_bytes>("disk_bytes", "The size of that disk."),
        field<&T::checkpoint_age_ms>("checkpoint_age_ms",
                                     "Since the log was last carried into the database; -1: not yet."),
        field<&T::memory_bytes>("memory_bytes", "Memory that the server holds."),
    };
};

}  // namespace holdfast
