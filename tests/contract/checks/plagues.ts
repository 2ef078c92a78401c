// What every fault owes: clients are refused in so many words, ops read a sentence, and all is well by itself once it is over. That
// nothing acked is lost in it is for the invariants to say.

import type { Episode, Recording, Violation } from "../recording.ts";

export function checkPlagues({ episodes = [] }: Recording): Violation[] {
  return episodes.flatMap((episode) => faultsOf(episode).map((says) => ({ invariant: "F", says: `${episode.plague}: ${says}`, evidence: episode })));
}

export function faultsOf({ expects, refusals, said, fell, recoveredMs }: Episode): string[] {
  const found: string[] = [];
  if (expects.refusals.length > 0 && !fell && !expects.refusals.some((code) => refusals[code])) found.push(`nobody was refused with ${expects.refusals.join(" or ")}`);
  if (expects.says !== undefined && said === undefined) found.push(`the log never said /${expects.says}/`);
  if (expects.falls && !fell) found.push("the server went on, though nobody can know what is stored");
  if (recoveredMs === undefined) found.push("the server was not well again when it was over");
  return found;
}
