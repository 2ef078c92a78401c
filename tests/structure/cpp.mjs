// Just enough of a C++ lexer: tells code from comments and strings, so that a check never trips over prose.

// code: the text with comments and the insides of literals blanked out (same length, same lines).
// strings: { at, value } of every string literal, neighbours joined as the compiler joins them.
export function lex(text) {
  const code = text.split("");
  const strings = [];
  const blank = (from, to) => {
    for (let i = from; i < to; i++) if (code[i] !== "\n") code[i] = " ";
  };
  let joinable = false; // only white space and comments since the last string
  for (let i = 0; i < text.length; ) {
    const token = tokenAt(text, i);
    if (token.kind === "string") {
      if (joinable) strings[strings.length - 1].value += token.value;
      else strings.push({ at: i, value: token.value });
      joinable = true;
      blank(token.inside[0], token.inside[1]);
    } else if (token.kind === "char") {
      joinable = false;
      blank(i + 1, token.end - 1);
    } else if (token.kind === "comment") {
      blank(i, token.end);
    } else if (!/\s/.test(text[i])) {
      joinable = false;
    }
    i = token.end;
  }
  return { code: code.join(""), strings };
}

function tokenAt(text, i) {
  const rest = (pattern) => {
    pattern.lastIndex = i;
    return pattern.exec(text);
  };
  if (text.startsWith("//", i)) {
    const end = text.indexOf("\n", i);
    return { kind: "comment", end: end < 0 ? text.length : end };
  }
  if (text.startsWith("/*", i)) {
    const end = text.indexOf("*/", i + 2);
    return { kind: "comment", end: end < 0 ? text.length : end + 2 };
  }
  const raw = rest(/(?:u8|[uUL])?R"([^\s()\\"]{0,16})\(/y);
  if (raw) {
    const from = i + raw[0].length;
    const close = text.indexOf(`)${raw[1]}"`, from);
    const to = close < 0 ? text.length : close;
    return { kind: "string", value: text.slice(from, to), inside: [from, to], end: Math.min(text.length, to + raw[1].length + 2) };
  }
  const plain = rest(/"((?:[^"\\\n]|\\[^])*)"/y);
  if (plain) return { kind: "string", value: plain[1], inside: [i + 1, i + plain[0].length - 1], end: i + plain[0].length };
  const word = rest(/[A-Za-z0-9_](?:[A-Za-z0-9_]|'(?=[0-9A-Fa-f]))*/y); // 1'000 is a number, not a character
  if (word) return { kind: "word", end: i + word[0].length };
  const char = rest(/'(?:[^'\\\n]|\\[^])+'/y);
  if (char) return { kind: "char", end: i + char[0].length };
  return { kind: "other", end: i + 1 };
}

export const lineOf = (text, at) => text.slice(0, at).split("\n").length;

// The index of the bracket that closes the one at `open`, or -1. Only for text whose literals are blanked.
export function closing(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if ("([{".includes(code[i])) depth++;
    if (")]}".includes(code[i]) && --depth === 0) return i;
  }
  return -1;
}

// One problem for every match of a pattern in the code (not in comments or strings) of a file.
export function matches(path, text, pattern, say) {
  const { code } = lex(text);
  return [...code.matchAll(pattern)].map((found) => `${path}:${lineOf(text, found.index)}: ${say(found[0])}`);
}
