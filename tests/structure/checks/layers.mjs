// The line every #include keeps to:  base ← domain ← store │ hub ← engine ← features │ net ← app
import { lineOf } from "../cpp.mjs";
import { isProduct } from "../tree.mjs";

export const promise = "a layer includes only from its left, a feature only itself and the engine's side";

const left = {
  base: [],
  domain: ["base"],
  store: ["base", "domain"],
  hub: ["base", "domain"],
  engine: ["base", "domain", "store", "hub"],
  features: ["base", "domain", "store", "hub", "engine"],
  net: ["base", "domain", "store", "hub", "engine"],
  app: ["base", "domain", "store", "hub", "engine", "features", "net"],
};

// Where a path stands: its layer, its feature if it has one, and whether it is the layer's front door.
function place(path) {
  const [, top, layer, rest] = path.match(/^(src|include\/holdfast)\/([^/]+)\/(.+)$/) ?? [];
  if (!top) return undefined;
  const feature = layer === "features" ? rest.match(/^([^/.]+)(?=\/)/)?.[1] : undefined;
  return { layer, feature, open: top !== "src" };
}

// The file a quoted include means: beside the includer, under include/, or under src/. Others are libraries.
function resolve(tree, path, quoted) {
  const known = new Set(tree.paths);
  const beside = new URL(quoted, `file:///${path}`).pathname.slice(1);
  return [beside, `include/${quoted}`, `src/${quoted}`].find((candidate) => known.has(candidate));
}

function fault(from, to, path) {
  if (from.layer !== to.layer && !(left[from.layer] ?? []).includes(to.layer)) return `${from.layer} may not see ${to.layer}`;
  if (from.layer !== to.layer && !to.open) return `${path} is private to ${to.layer}: the front door is include/holdfast/${to.layer}/`;
  if (from.feature && to.layer === "features" && to.feature !== from.feature) return `features never meet: ${from.feature} may not see ${path}`;
  return undefined;
}

export function check(tree) {
  const problems = [];
  for (const path of tree.paths.filter(isProduct)) {
    const from = place(path);
    if (!from || !(from.layer in left)) {
      problems.push(`${path}: stands in no layer (${Object.keys(left).join(", ")})`);
      continue;
    }
    const text = tree.text(path);
    for (const found of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<(holdfast\/[^>]+)>)/gm)) {
      const quoted = found[1] ?? found[2];
      const at = `${path}:${lineOf(text, found.index)}`;
      const target = resolve(tree, path, quoted);
      if (!target) {
        // Headers that the build writes are declared in include/ too, so nothing of ours is unknown.
        problems.push(`${at}: "${quoted}" is no file of this project (write <…> for a library)`);
        continue;
      }
      const to = place(target);
      const problem = to && fault(from, to, target);
      if (problem) problems.push(`${at}: ${problem}`);
    }
  }
  return problems;
}

const tree = (extra) => ({
  "include/holdfast/base/id.hpp": "",
  "include/holdfast/store/tx.hpp": '#include "holdfast/base/id.hpp"',
  "include/holdfast/hub/room.hpp": "",
  "include/holdfast/features/all.hpp": "",
  "src/store/pragma.hpp": "",
  "src/features/messages/rules.hpp": "",
  "src/features/search/sql.hpp": "",
  ...extra,
});

export const good = [
  tree({
    "src/features/search/search.cpp": '#include "sql.hpp"\n#include "features/search/sql.hpp"\n#include "holdfast/store/tx.hpp"\n#include <vector>',
    "src/features/all.cpp": '#include "holdfast/features/all.hpp"\n#include "features/messages/rules.hpp"',
    "src/app/main.cpp": '#include "holdfast/features/all.hpp"',
    "src/store/tx.cpp": '#include "pragma.hpp"',
  }),
];
export const bad = [
  tree({ "src/base/id.cpp": '#include "holdfast/store/tx.hpp"' }),
  tree({ "src/hub/room.cpp": '#include "holdfast/store/tx.hpp"' }),
  tree({ "src/store/tx.cpp": "#include <holdfast/hub/room.hpp>" }),
  tree({ "include/holdfast/net/door.hpp": '#include "holdfast/features/all.hpp"' }),
  tree({ "src/features/search/search.cpp": '#include "../messages/rules.hpp"' }),
  tree({ "src/features/search/search.cpp": '#include "features/messages/rules.hpp"' }),
  tree({ "src/engine/run.cpp": '#include "store/pragma.hpp"' }),
  tree({ "src/app/main.cpp": '#include "features/messages/rules.hpp"' }),
  tree({ "src/base/id.cpp": '#include "nowhere.hpp"' }),
  tree({ "src/attic/x.cpp": "" }),
];
