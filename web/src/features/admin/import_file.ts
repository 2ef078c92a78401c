// Files of an import: into base64 on the way out, and the links as a table on the way back. Pure.
import type { ImportRow } from "../../app/calls/admin";

export const importBytesMax = 700 * 1024; // in base64 and with its frame it stays under the server's megabyte

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

// A cell that begins like a formula would be reckoned by a spreadsheet; a mark in front makes it words.
export function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// With the mark by which spreadsheets know UTF-8.
export const csv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

export function linksAsCsv(rows: readonly ImportRow[], origin: string): string {
  const lines = rows.filter((row) => row.setup_code).map((row) => [row.username, row.display_name, row.email ?? "", `${origin}/reset#${row.setup_code}`, row.expires_at ?? "", row.detail]);
  return csv([["username", "display_name", "email", "link", "valid_until", "note"], ...lines]);
}

export const template = csv([
  ["username", "display_name", "email", "role", "channels"],
  ["ada", "Ada Lindqvist", "ada@example.com", "member", "general; harbour"],
]);

export function download(name: string, text: string, type = "text/csv;charset=utf-8"): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
