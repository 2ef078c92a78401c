// Every invariant, in order. Each is a pure function of the recording.

import type { Recording, Violation } from "../recording.ts";
import { ownFolder, type Folder } from "../fold.ts";
import { checkI01 } from "./i01.ts";
import { checkI02 } from "./i02.ts";
import { checkI03 } from "./i03.ts";
import { checkI04 } from "./i04.ts";
import { checkI05 } from "./i05.ts";
import { checkI06 } from "./i06.ts";
import { checkI07 } from "./i07.ts";
import { checkI08 } from "./i08.ts";
import { checkI09 } from "./i09.ts";
import { checkI10 } from "./i10.ts";
import { checkI11 } from "./i11.ts";
import { checkD14 } from "./d14.ts";
import { checkAttic } from "../attic.ts";
import { checkKinds } from "../kinds.ts";
import { checkPlagues } from "./plagues.ts";
import { checkPrograms } from "./programs.ts";
import { checkRefusals } from "./refusals.ts";

type Check = (recording: Recording, folders?: readonly Folder[]) => Violation[];

export const checks: Record<string, Check> = {
  I1: checkI01, I2: checkI02, I3: checkI03, I4: checkI04, I5: checkI05, I6: checkI06,
  I7: checkI07, I8: checkI08, I9: checkI09, I10: checkI10, I11: checkI11, D14: checkD14, F: checkPlagues, K: checkKinds, P: checkPrograms, R: checkRefusals, T: checkAttic,
};

export function checkAll(recording: Recording, only: string[] = Object.keys(checks), folders: readonly Folder[] = [ownFolder]): Violation[] {
  return only.flatMap((name) => checks[name]!(recording, folders));
}
