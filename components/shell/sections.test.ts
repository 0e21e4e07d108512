import { expect, test } from "vitest";
import { isWithin, sectionsFor } from "./sections";

test("a page below a section is within it, one that only begins alike is not", () => {
  expect(isWithin("/authorizations/new", "/authorizations")).toBe(true);
  expect(isWithin("/contacts-old", "/contacts")).toBe(false);
});

test("the overview is only itself", () => {
  expect(isWithin("/", "/")).toBe(true);
  expect(isWithin("/contacts", "/")).toBe(false);
});

test("settings are shown to those who may read them", () => {
  expect(sectionsFor("preparer").map((section) => section.name)).not.toContain("settings");
  expect(sectionsFor("approver").map((section) => section.name)).toContain("settings");
});
