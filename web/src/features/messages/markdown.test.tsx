// @vitest-environment happy-dom
import { render } from "preact";
import { describe, expect, it } from "vitest";
import type { User } from "../../state/model";
import { isSafeLink, parseMarkdown } from "./markdown";
import { Markdown } from "./markdown_view";
import hosts from "./no_punycode";
import { tameName, tameText } from "./tame";

const user = (id: string, username: string, displayName: string): User => ({ id, username, displayName, role: "member", bot: false, active: true, avatar: null, title: "", timeZone: "", version: 1 });
const people = new Map([user("U1", "mia", "Mia Brandt"), user("U2", "chen_siyuan", "陈思远"), user("U3", "evil", '<img src=x onerror="alert(1)">\u202E')].map((one) => [one.id, one]));

function shown(text: string): HTMLElement {
  const home = document.createElement("div");
  render(<Markdown text={text} people={people} me="U1" />, home);
  return home;
}

const allowed = new Set(["DIV", "P", "BR", "STRONG", "EM", "S", "CODE", "PRE", "A", "BDI", "SPAN", "UL", "OL", "LI", "BLOCKQUOTE", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "BUTTON", "svg", "SVG", "path", "PATH"]);

describe("Markdown from strangers", () => {
  const attacks = [
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<svg onload=alert(1)>", "<math><mi xlink:href='javascript:alert(1)'>", "<style>*{display:none}</style>",
    "<base href=//evil.example>", '<iframe srcdoc="<script>alert(1)</script>"></iframe>', '[a](https://x" onmouseover="alert(1))', '![x](x"onerror=alert(1))', '![x](https://x/y.png"onerror=alert(1))',
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\tscript:alert(1))", "[a](&#106;avascript:alert(1))", "[a](data:text/html,<script>alert(1)</script>)", "[a](vbscript:x)",
    "<javascript:alert(1)>", "[a](//evil.example)", "[a](/api/v1/sessions)", "[[[[a](b)](c)](d)", "```\n<script>alert(1)</script>", '```"><img src=x onerror=alert(1)>\nx\n```', "`<b>`", "[a]: javascript:alert(1)\n\n[a]",
    "| <script> | b |\n|---|---|\n| <img src=x onerror=1> | c |", "@evil", "https://x.example/\"onmouseover=alert(1)", "[x](https://x.example 'a\" onclick=\"alert(1)')",
  ];
  it.each(attacks)("makes no markup, no handler and no strange link of %s", (text) => {
    const home = shown(text);
    for (const element of home.querySelectorAll("*")) {
      expect(allowed.has(element.tagName), element.tagName).toBe(true);
      for (const { name, value } of element.attributes) {
        expect(name.startsWith("on"), name).toBe(false);
        if (name === "href") expect(value).toMatch(/^(https?|mailto):/);
        expect(name).not.toBe("src");
      }
    }
    for (const link of home.querySelectorAll("a")) expect([link.getAttribute("rel"), link.getAttribute("target")]).toEqual(["noopener noreferrer", "_blank"]);
  });

  it("shows typed markup as the letters it is", () => expect(shown("<b>x</b> &lt; &amp;").textContent).toBe("<b>x</b> &lt; &amp;"));

  it("links http, https and mailto and nothing else", () => {
    expect(["https://a.example", "http://a.example/?q=1", "mailto:a@b.example"].every(isSafeLink)).toBe(true);
    expect(["javascript:1", " javascript:1", "ftp://a", "//a", "/a", "a", "", "file:///etc/passwd", "blob:x", "https:"].some(isSafeLink)).toBe(false);
  });
});

describe("Markdown", () => {
  it("keeps line breaks and marks", () => {
    const home = shown("one\ntwo **bold** *it* ~~gone~~ `code`");
    expect([...home.querySelectorAll("br,strong,em,s,code")].map((one) => one.tagName)).toEqual(["BR", "STRONG", "EM", "S", "CODE"]);
  });
  it("closes emphasis after Chinese punctuation", () => {
    expect(shown("**重要。**后面").querySelector("strong")?.textContent).toBe("重要。");
    expect(shown("前面**“引用”**后面").querySelector("strong")?.textContent).toBe("“引用”");
    expect(shown("中文*强调*中文").querySelector("em")?.textContent).toBe("强调");
  });
  it("leaves snake_case and 2 * 3 * 4 alone", () => expect(shown("snake_case_name 2 * 3 * 4").querySelector("em")).toBeNull());
  it("resolves names, also with a full-width mark, and marks one's own", () => {
    const found = [...shown("@mia, ＠chen_siyuan. a@mia.example @nobody `@mia`").querySelectorAll("span")].map((one) => one.textContent);
    expect(found).toEqual(["@Mia Brandt", "@陈思远"]);
  });
  it("shows pictures as links", () => {
    const home = shown("![chart](https://x.example/a.png)");
    expect([home.querySelector("img"), home.querySelector("a")?.textContent]).toEqual([null, "chart"]);
  });
  it("takes no file name for an address", () => expect(shown("main.rs notes.md example.com").querySelector("a")).toBeNull());
  it("puts a fence in a block of its own", () => expect(shown("```sql\nSELECT 1\n```").querySelector("pre")?.textContent).toBe("SELECT 1"));
});

it("writes a host's name for the wire in ASCII, and never the other way", () => {
  expect(hosts.toASCII("码头.example")).toBe("xn--2ssr03e.example");
  expect(hosts.toUnicode("xn--2ssr03e.example")).toBe("xn--2ssr03e.example");
});

describe("a hostile text", () => {
  const heavy: readonly [string, string][] = [
    ["10,000 opening brackets", "[".repeat(10_000)], ["10,000 asterisks", "*".repeat(10_000)], ["5,000 quote marks", ">".repeat(5_000)], ["16 KiB of backticks", "`".repeat(16_384)],
    ["brackets that close", "[a](".repeat(4_000)], ["asterisks with letters", "*a **b".repeat(2_600)], ["a table of 4,000 cells", "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(2_000)],
    ["backticks of all lengths", Array.from({ length: 170 }, (_, n) => "`".repeat(n)).join(" ")], ["nested lists", Array.from({ length: 120 }, (_, n) => `${" ".repeat(n * 2)}- x`).join("\n")],
    ["tildes", "~~a ".repeat(4_000)], ["addresses", "https://a.example/".repeat(900)], ["at signs", "@".repeat(16_000)], ["64 KiB of backticks", "`".repeat(65_536)], ["image marks", "![".repeat(8_000)],
  ];
  it.each(heavy)("of %s is read within 200 ms", (_, text) => {
    parseMarkdown("warm **up**");
    // The best of three: a busy machine is not the parser's fault.
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      parseMarkdown(text);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });
  it("keeps its towers of marks low and its directions inside", () => {
    expect(tameText(`a${"\u0301".repeat(500)}b`).length).toBeLessThan(10);
    expect(tameName("Mia\u202E\u2066\u200B")).toBe("Mia");
    expect(tameName("x".repeat(10_240)).length).toBe(80);
    expect(tameName("👩‍💻")).toBe("👩‍💻");
  });
});
