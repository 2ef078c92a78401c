// Changes to the box as if they had been typed, so that the browser's own undo takes them back.

export function typeInto(box: HTMLTextAreaElement, text: string, start = box.selectionStart, end = box.selectionEnd): void {
  box.focus();
  box.setSelectionRange(start, end);
  if (document.execCommand?.("insertText", false, text)) return;
  box.setRangeText(text, start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

export function wrapSelection(box: HTMLTextAreaElement, before: string, after = before): void {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const chosen = value.slice(start, end);
  const wrapped = value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (wrapped) {
    typeInto(box, chosen, start - before.length, end + after.length);
    return box.setSelectionRange(start - before.length, end - before.length);
  }
  typeInto(box, before + chosen + after);
  box.setSelectionRange(start + before.length, end + before.length);
}

export function makeLink(box: HTMLTextAreaElement): void {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const chosen = value.slice(start, end);
  const address = /^https?:\/\/\S+$/.test(chosen);
  typeInto(box, address ? `[](${chosen})` : `[${chosen}](https://)`);
  const caret = address || !chosen ? start + 1 : start + chosen.length + 3 + "https://".length;
  box.setSelectionRange(caret, caret);
}

// One line: marks around it. Several, or nothing chosen at the start of a line: a block.
export function makeCode(box: HTMLTextAreaElement): void {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const chosen = value.slice(start, end);
  const block = chosen.includes("\n") || (chosen === "" && (start === 0 || value.charAt(start - 1) === "\n"));
  if (!block) return wrapSelection(box, "`");
  const lead = start === 0 || value.charAt(start - 1) === "\n" ? "" : "\n";
  typeInto(box, `${lead}\`\`\`\n${chosen}\n\`\`\`\n`);
  const caret = start + lead.length + 4 + chosen.length;
  box.setSelectionRange(caret, caret);
}

// Puts a mark before every chosen line.
export function prefixLines(box: HTMLTextAreaElement, mark: string): void {
  const { selectionStart, selectionEnd, value } = box;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, selectionEnd).split("\n");
  typeInto(box, lines.map((line) => mark + line).join("\n"), start, selectionEnd);
}

// Inside an open fence Enter belongs to the code.
export const insideFence = (text: string, caret: number): boolean => (text.slice(0, caret).match(/^```/gm) ?? []).length % 2 === 1;
