// Seeded faults: wrong behaviour that the judge must catch (docs/promises.md).
// The release binary links no_faults.cpp, where every answer is no; only holdfast-faulty can be told otherwise, by HOLDFAST_FAULT.
#pragma once

namespace holdfast {

enum class SeededFault {
    none,
    ack_before_commit,
    no_fsync,
    forgotten_keys,
    burnt_number,
    resume_gap,
    resume_double,
    reorder,
    drop_for_slow,
    send_before_commit,
    mid_batch_carry_on,
    cut_skips_loop,
    page_before_delete,
    unread_counts_edits,
};

// True when this fault is the chosen one: at each question, or at every so-many-th.
bool seeded(SeededFault fault, unsigned every = 1);
// Holds a fault open for long enough that a crash can fall into it.
void pause_for_the_judge();

}  // namespace holdfast
