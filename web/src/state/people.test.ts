// A page of messages tells less of people than their profile does, and may come first.
import { expect, it } from "vitest";
import { aPerson } from "../ui/sample_state";
import { reduce } from "./all";
import { nothing } from "./known";
import { meetPeople } from "./people";
import { event } from "./sample-log";

const page = (version: number, name = "Ada L.") => ({ Uada: { name, username: "ada", version } });
const changed = (version: number) => event("user.changed", version, { user: { id: "Uada", username: "ada", display_name: "Ada L.", role: "admin", title: "Harbour master", time_zone: "Europe/Berlin", version } }, "@workspace");
const knowing = { ...nothing, people: new Map([["Uada", aPerson("Uada", "ada", "Ada")]]) };

it("takes a new name from a page, and the rest of the same version from the profile after it", () => {
  const met = meetPeople(knowing, page(2));
  expect(met.people.get("Uada")).toMatchObject({ displayName: "Ada L.", title: "" });
  expect(reduce(met, changed(2)).people.get("Uada")).toMatchObject({ role: "admin", title: "Harbour master", timeZone: "Europe/Berlin", version: 2 });
  expect(reduce(meetPeople(nothing, page(2)), changed(2)).people.get("Uada")).toMatchObject({ title: "Harbour master" });
});

it("keeps the profile when a page of the same version comes after it", () => {
  const known = reduce(knowing, changed(2));
  expect(meetPeople(known, page(2, "another"))).toBe(known);
});
