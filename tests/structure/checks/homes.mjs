// Libraries and tools that live in one place only, so that the rest of the house does not depend on them.
import { lineOf, matches } from "../cpp.mjs";
import { isProduct } from "../tree.mjs";

export const promise = "Beast lives in net, SQLite in store, locks in the mailbox, clocks and chance at the edges";

const mailbox = "include/holdfast/base/mailbox.hpp";

// Headers that only one layer may include.
const headers = [
  { what: /^boost\/beast/, home: /^(src|include\/holdfast)\/net\//, say: "Beast is included in net alone" },
  { what: /^sqlite3/, home: /^(src|include\/holdfast)\/store\//, say: "SQLite is included in store alone" },
  { what: /^curl\//, home: /^src\/net\//, say: "requests to the outside leave through net alone" },
  { what: /^(mutex|shared_mutex|condition_variable)$/, home: new RegExp(`^${mailbox}$`), say: "threads meet in the mailbox alone" },
];

// Words of code that only one place may use.
const words = [
  {
    what: /\b(?:std::(?:\w+_)?mutex|std::condition_variable(?:_any)?|std::(?:lock_guard|scoped_lock|unique_lock|shared_lock)|pthread_(?:mutex|cond|rwlock)_\w+)\b/g,
    home: new RegExp(`^${mailbox}$`),
    say: (word) => `${word}: no lock outside the mailbox`,
  },
  { what: /\b(?:make_strand|io_context::strand|strand\s*<)/g, home: /^$/, say: () => "no strand anywhere: an object lives and dies on one loop" },
  {
    what: /\b(?:std::random_device|std::mt19937(?:_64)?|getrandom\s*\(|arc4random\w*\s*\(|randombytes_\w+|s?rand\s*\()/g,
    home: /^src\/(base|app)\//,
    say: (word) => `${word.trim()}: chance comes in through an interface`,
  },
];

// Who may ask what time it is: app, and one file of base behind the Clock interface.
const clock = /\b(?:(?:system|steady|high_resolution|file|utc)_clock::now|clock_gettime|gettimeofday|time\s*\(\s*(?:nullptr|NULL|0|&))/g;

export function check(tree) {
  const problems = [];
  const clocks = [];
  for (const path of tree.paths.filter(isProduct)) {
    const text = tree.text(path);
    for (const found of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm))
      for (const { what, home, say } of headers)
        if (what.test(found[1]) && !home.test(path)) problems.push(`${path}:${lineOf(text, found.index)}: ${say}`);
    for (const { what, home, say } of words) if (!home.test(path)) problems.push(...matches(path, text, what, say));

    const asked = matches(path, text, clock, (word) => `${word}: time comes in as an argument`);
    if (asked.length === 0 || path.startsWith("src/app/")) continue;
    if (path.startsWith("src/base/")) clocks.push(path);
    else problems.push(...asked);
  }
  if (clocks.length > 1) problems.push(`more than one file of base reads the clock: ${clocks.join(", ")}`);
  return problems;
}

export const good = [
  {
    [mailbox]: "#include <mutex>\nstd::mutex mutex_;",
    "src/net/stream.cpp": "#include <boost/beast/core.hpp>\n// std::mutex would be wrong here",
    "src/store/db.cpp": "#include <sqlite3.h>",
    "src/base/clock.cpp": "return std::chrono::system_clock::now();",
    "src/app/main.cpp": "auto const begun = std::chrono::steady_clock::now();",
    "src/hub/room.cpp": 'auto text = "time(nullptr)"; auto next = last_time(0); uptime(0);',
  },
];
export const bad = [
  { "src/hub/room.cpp": "#include <boost/beast/websocket.hpp>" },
  { "include/holdfast/features/all.hpp": "#include <sqlite3.h>" },
  { "src/features/outgoing/outgoing.cpp": "#include <curl/curl.h>" },
  { "src/hub/room.cpp": "#include <mutex>" },
  { "src/hub/room.cpp": "std::shared_mutex lock;" },
  { "src/net/door.cpp": "auto s = asio::make_strand(io);" },
  { "src/engine/run.cpp": "auto now = std::chrono::system_clock::now();" },
  { "src/features/x/x.cpp": "auto now = time(nullptr);" },
  { "src/base/a.cpp": "steady_clock::now()", "src/base/b.cpp": "steady_clock::now()" },
  { "src/engine/run.cpp": "std::random_device chance;" },
];
