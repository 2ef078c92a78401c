// @vitest-environment happy-dom
// A card shows what a program said, leads only where a link may lead, and loads nothing from elsewhere.
import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import type { Card, Message } from "../../state/model";
import type { PartProps } from "../messages/parts";
import { Cards } from "./cards";

const empty: Card = { color: "", author: "", title: "", titleLink: "", text: "", facts: [], image: "", imageAlt: "", footer: "", actions: [] };
const page = document.createElement("div");
document.body.append(page);
afterEach(() => render(null, page));

function show(...cards: Partial<Card>[]): void {
  const message = { cards: cards.map((card) => ({ ...empty, ...card })) } as unknown as Message;
  render(<Cards {...({ message, people: new Map(), me: null } as unknown as PartProps)} />, page);
}

it("shows heading, words, facts, links and the small line", () => {
  show({ color: "danger", title: "Disk", titleLink: "https://example.org/d", text: "is **full**", facts: [{ title: "Host", value: "db", short: true }], actions: [{ text: "Open", url: "https://example.org/o" }], footer: "_am_" });
  expect(page.querySelector("section")?.getAttribute("aria-label")).toBe("Disk");
  expect(page.querySelector("strong")?.textContent).toBe("full");
  expect([...page.querySelectorAll("dt, dd")].map((part) => part.textContent)).toEqual(["Host", "db"]);
  expect([...page.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["https://example.org/d", "https://example.org/o"]);
  expect(page.querySelector("footer em")?.textContent).toBe("am");
});

it("loads no picture, but says where it is", () => {
  show({ image: "https://pictures.example/a.png", imageAlt: "A chart" });
  expect(page.querySelector("img")).toBeNull();
  expect(page.querySelector("a")?.getAttribute("href")).toBe("https://pictures.example/a.png");
  expect(page.textContent).toContain("A chart");
  expect(page.textContent).toContain("pictures.example");
});

it("leads nowhere a link may not lead, and takes no colour that is none", () => {
  show({ title: "x", titleLink: "javascript:alert(1)", image: "data:text/html,x", actions: [{ text: "y", url: "javascript:alert(1)" }], color: "red;background:url(//evil)" });
  expect(page.querySelector("a")).toBeNull();
  expect(page.querySelector("section")?.getAttribute("style") ?? "").toBe("");
});

it("is nothing where there is no card", () => {
  show();
  expect(page.innerHTML).toBe("");
});
