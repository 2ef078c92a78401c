// The recording as it stood at a moment: what had been sent, answered and seen by then. Conservative: an answer counts from when
// the client had it in hand, a command from when it was first sent.

import type { Recording } from "../recording.ts";

export function asOf(recording: Recording, at: number): Recording {
  const commands = recording.commands
    .map((command) => ({
      ...command,
      attempts: command.attempts
        .filter((attempt) => attempt.sentAt < at)
        .map((attempt) => {
          if (attempt.answeredAt !== undefined && attempt.answeredAt < at) return attempt;
          const { outcome: _outcome, answeredAt: _answeredAt, ...unanswered } = attempt;
          return unanswered;
        }),
    }))
    .filter((command) => command.attempts.length > 0);
  return {
    ...recording,
    commands,
    forms: recording.forms.filter((form) => form.seenAt < at),
    lines: [],
    pages: recording.pages.filter((page) => page.answeredAt < at),
    cuts: [],
    finals: [],
    cold: { logs: {}, channels: {}, reads: [], states: [] },
  };
}
