import { describe, expect, it } from "vitest";
import type { ImportRow } from "../../app/calls/admin";
import { cell, csv, linksAsCsv, toBase64 } from "./import_file";
import { roundUp } from "./plot";

const row = (more: Partial<ImportRow>): ImportRow => ({ line: 2, username: "ada", display_name: "Ada", role: "member", channels: [], state: "created", code: "", field: "", detail: "", ...more });

describe("a table given out", () => {
  it("never lets a name be reckoned as a formula", () => {
    for (const evil of ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1"]) expect(cell(evil).replace(/^"/, "")[0]).toBe("'");
    expect(cell('=HYPERLINK("http://evil","x")')).toBe(`"'=HYPERLINK(""http://evil"",""x"")"`);
    expect(cell("Ada-Lind")).toBe("Ada-Lind");
  });
  it("quotes what would break the line and begins with the mark of UTF-8", () => {
    expect(csv([["a,b", "c\nd", 'e"f']])).toBe('\uFEFF"a,b","c\nd","e""f"\r\n');
  });
  it("holds a link for everybody who has one, and for nobody else", () => {
    const told = linksAsCsv([row({ setup_code: "reset_x", email: "ada@example.com", expires_at: "2026-01-01" }), row({ username: "ben" })], "https://chat.example");
    expect(told.split("\r\n")[1]).toBe("ada,Ada,ada@example.com,https://chat.example/reset#reset_x,2026-01-01,");
    expect(told).not.toContain("ben");
  });
});

it("sends bytes as they are", () => {
  expect(toBase64(new Uint8Array([0xc1, 0xd6, 0xff, 0x00]))).toBe("wdb/AA==");
  expect(atob(toBase64(new Uint8Array(100_000).fill(7))).length).toBe(100_000);
});

it("ends a plot's axis at a round number above", () => {
  for (const [most, end] of [[0, 4], [4, 4], [7, 10], [11, 20], [41, 50], [625, 1000], [380, 400]] as const) expect(roundUp(most)).toBe(end);
});
