// Colours for code, fetched only when code with a known language is on the page. Read from the highlighter's tree, never from its HTML.
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";

export interface Paint {
  readonly text: string;
  readonly look: "plain" | "word" | "string" | "number" | "comment";
}

type Branch = { readonly scope?: string; readonly children: readonly (Branch | string)[] };

const languages = { bash, cpp, css, diff, go, java, javascript, json, python, rust, sql, typescript, xml, yaml };
for (const [name, grammar] of Object.entries(languages)) hljs.registerLanguage(name, grammar);

const looks: readonly [RegExp, Paint["look"]][] = [
  [/^(comment|quote|meta|doctag)/, "comment"],
  [/^(string|regexp|addition|attr\b|template-variable|symbol)/, "string"],
  [/^(number|literal|deletion|variable\.constant)/, "number"],
  [/^(keyword|built_in|type|title|name|tag|selector|section|attribute|operator)/, "word"],
];

export function paint(code: string, language: string): readonly Paint[] | null {
  if (!hljs.getLanguage(language)) return null;
  const result = hljs.highlight(code, { language, ignoreIllegals: true });
  const root = (result as unknown as { _emitter?: { rootNode?: Branch } })._emitter?.rootNode;
  if (!root) return null;
  const out: Paint[] = [];
  gather(root, "plain", out);
  return out.reduce((all, piece) => all + piece.text.length, 0) === code.length ? out : null;
}

function gather(branch: Branch, look: Paint["look"], out: Paint[]): void {
  const own = branch.scope ? (looks.find(([scope]) => scope.test(branch.scope ?? ""))?.[1] ?? look) : look;
  for (const child of branch.children) {
    if (typeof child === "string") out.push({ text: child, look: own });
    else gather(child, own, out);
  }
}
