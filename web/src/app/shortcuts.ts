// The keys the window knows, wherever the focus is. Features bring what they do; this only tells keys apart.
export type Command =
  | "switcher" | "direct" | "sheet" | "panel" | "next" | "previous" | "next-unread" | "previous-unread" | "region" | "region-back"
  | "done" | "all-read" | "search";

const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing">;

export function commandOf(press: KeyPress, mac = onMac): Command | undefined {
  if (press.isComposing) return undefined;
  const main = mac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  const alone = !press.ctrlKey && !press.metaKey;
  const letter = press.key.toLowerCase();
  if (press.key === "F6") return press.shiftKey ? "region-back" : "region";
  if (press.key === "Escape" && alone && !press.altKey) return press.shiftKey ? "all-read" : "done";
  if (main && !press.altKey) {
    if (letter === "k") return press.shiftKey ? "direct" : "switcher";
    if (press.code === "Slash" || letter === "/") return "sheet";
    if (letter === ".") return "panel";
    if (letter === "f" && press.shiftKey) return "search";
  }
  if (alone && !press.altKey && press.key === "/") return "search";
  if (alone && press.altKey && press.key === "ArrowDown") return press.shiftKey ? "next-unread" : "next";
  if (alone && press.altKey && press.key === "ArrowUp") return press.shiftKey ? "previous-unread" : "previous";
  return undefined;
}
