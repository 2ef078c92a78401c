// Signals as calls that wait, so that no code of ours runs inside a handler.
// Blocked in the main thread before any other starts; waited for by the main thread, and after the first by a guard.
#pragma once

namespace holdfast {

enum class Signal { stop, reload };

// SIGTERM, SIGINT and SIGHUP wait to be asked for; a broken pipe is an error code.
void block_signals();

Signal next_signal();

// From now on a second signal, or the end of the time, ends the process at once: an orderly end is a courtesy, and
// nothing that was promised depends on it.
void guard_the_end(int patience_ms);

}  // namespace holdfast
