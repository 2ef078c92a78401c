// SQL stands where a reader looks for it: a feature's sql.cpp, the store, and the engine's roster and messages.
import { lex, lineOf } from "../cpp.mjs";
import { isProduct } from "../tree.mjs";

export const promise = "SQL stands only in a feature's sql.cpp, in store and in the engine's roster and messages";

const homes = /^(src\/features\/[^/]+\/sql\.cpp|(src|include\/holdfast)\/store\/.+|src\/engine\/(?:roster|messages)\w*\.cpp)$/;

// Keywords all in one case: SQL is written SELECT or select, a sentence begins with Select.
const shapes = ["select\\b[^]+\\bfrom\\b", "insert\\s+(?:or\\s+\\w+\\s+)?into\\b", "replace\\s+into\\b", "update\\s+\\w+\\s+set\\b",
  "delete\\s+from\\s+\\w", "with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\)\\s*)?as\\s*\\(",
  "(?:create|drop|alter)\\s+(?:unique\\s+|virtual\\s+|temp\\s+)?(?:table|index|trigger|view)\\b", "pragma\\s+\\w", "savepoint\\s+\\w"];
const upper = (shape) => shape.replace(/\\+.|[a-z]/g, (part) => (part.length > 1 ? part : part.toUpperCase()));
const sql = new RegExp(`^\\s*(?:${[...shapes, ...shapes.map(upper)].join("|")})`);

export function check(tree) {
  const problems = [];
  for (const path of tree.paths.filter((path) => isProduct(path) && !homes.test(path))) {
    const text = tree.text(path);
    for (const { at, value } of lex(text).strings)
      if (sql.test(value)) problems.push(`${path}:${lineOf(text, at)}: SQL belongs in a feature's sql.cpp: ${value.trim().slice(0, 60)}`);
  }
  return problems;
}

const query = '"SELECT text "\n    "FROM messages"';
export const good = [
  {
    "src/features/messages/sql.cpp": query,
    "src/store/log.cpp": query,
    "src/engine/roster_load.cpp": query,
    "src/features/messages/messages.cpp": '// SELECT a FROM b\nhelp("Select a channel from the list."); help("Delete from here on.");',
  },
];
export const bad = [
  { "src/features/messages/messages.cpp": query },
  { "src/features/messages/rules.cpp": 'R"(\n  select 1 from people\n)"' },
  { "src/engine/run.cpp": '"INSERT OR IGNORE INTO keys VALUES (?)"' },
  { "src/app/main.cpp": '"PRAGMA user_version"' },
  { "src/net/door.cpp": '"update people set name = ?"' },
  { "src/hub/room.cpp": '"WITH last AS (SELECT 1) SELECT * FROM last"' },
];
