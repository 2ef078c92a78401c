// docs/conformance.md, as the run found it.

import type { FrameCase, Outcome } from "./case.ts";
import type { HandshakeCase } from "./cases/handshake.ts";

export type Row = (FrameCase | HandshakeCase) & { held: boolean };

const head = `# Conformance

How the stream keeps RFC 6455, tried from outside by \`tests/conformance\` on a real server: bytes written by hand, and everything that came back.
This table is written by that test (\`UPDATE_CONFORMANCE=1 npx vitest run conformance\`), which fails when it does not hold.

The numbers of the groups follow those that testers of WebSockets are used to: 1 lengths, 2 pings, 3 reserved bits, 4 kinds of frames, 5 fragments,
6 text, 7 the goodbye, 9 limits; H is the handshake, 10 are posts read back. Holdfast speaks JSON and echoes nothing: a text that is no JSON is answered
\`bad_frame\`, an object out of its place \`unexpected\`, and a line that is left open answers one more message and one more ping at the end of its case.
`;

const groups: [prefix: string, title: string][] = [
  ["H.", "Handshake"], ["1.", "Lengths, masks and binary messages"], ["2.", "Pings and pongs"], ["3.", "Reserved bits"], ["4.", "Reserved kinds"],
  ["5.", "Fragments"], ["6.", "Text"], ["7.", "The goodbye"], ["9.", "Limits"], ["10.", "Posts, read back"],
];

const counted = (list: string[], one: string): string[] => (list.length === 0 ? [] : [list.length > 3 ? `${list.length} ${one}` : list.map((entry) => `\`${entry}\``).join(", ")]);

function wanted(expect: Outcome | number): string {
  if (typeof expect === "number") return String(expect);
  const end = typeof expect.end === "number" ? `close ${expect.end === 1005 ? "without a code" : expect.end}` : expect.end === "open" ? "open" : "open, waiting for the rest";
  const posted = expect.says.some((said) => said.startsWith("posted: "));
  const says = posted ? ["the same text"] : counted(expect.says, "answers");
  const pongs = expect.pongs.length === 0 ? [] : [expect.pongs.length === 1 ? "a pong" : `${expect.pongs.length} pongs`];
  return [...says, ...pongs, end].join("; ");
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

export function table(rows: Row[]): string {
  const explained = rows.filter((row) => row.explained).length;
  const count = `${rows.length} cases: ${rows.filter((row) => row.held).length} held, ${explained} of them with a word of why; ${rows.filter((row) => !row.held).length} did not.`;
  const parts = groups.map(([prefix, title]) => {
    const own = rows.filter((row) => row.id.startsWith(prefix));
    const lines = own.map((row) => `| ${row.id} | ${row.section} | ${cell(row.what)} | ${wanted(row.expect)} | ${row.held ? "held" : "**not held**"}${row.explained ? `. ${row.explained}` : ""} |`);
    return [`## ${title}`, "", "| case | section | what is sent | what must come | |", "|---|---|---|---|---|", ...lines].join("\n");
  });
  return `${head}\n${count}\n\n${parts.join("\n\n")}\n`;
}
