import { describe, expect, test } from "vitest";
import { stepFrom } from "./steps";

const lanes = [["a1", "a2", "a3"], [], ["c1"], ["d1", "d2"]];

describe("a key leads", () => {
  test.each([
    ["a1", "ArrowDown", "a2"],
    ["a3", "ArrowDown", null],
    ["a2", "ArrowUp", "a1"],
    ["a1", "ArrowUp", null],
    ["a1", "End", "a3"],
    ["a3", "End", null],
    ["a3", "Home", "a1"],
    ["a1", "Home", null],
    ["a1", "x", null],
    ["gone", "ArrowDown", null],
  ])("within a lane from %s by %s to %s", (from, key, to) => {
    expect(stepFrom(lanes, from, key)).toBe(to);
  });

  test("by J and K through all lanes, what lapses next first", () => {
    expect(["a1", "a3", "c1", "d2"].map((id) => stepFrom(lanes, id, "j"))).toEqual(["a2", "c1", "d1", null]);
    expect(["a1", "a3", "c1", "d2"].map((id) => stepFrom(lanes, id, "k"))).toEqual([null, "a2", "a3", "d1"]);
  });

  test("past an empty lane, to the last card of one that is shorter", () => {
    expect(stepFrom(lanes, "a3", "ArrowRight")).toBe("c1");
    expect(stepFrom(lanes, "c1", "ArrowLeft")).toBe("a1");
  });

  test("to the same height, and nowhere past the first and the last lane", () => {
    expect(stepFrom(lanes, "d2", "ArrowLeft")).toBe("c1");
    expect(stepFrom(lanes, "c1", "ArrowRight")).toBe("d1");
    expect(stepFrom(lanes, "a2", "ArrowLeft")).toBeNull();
    expect(stepFrom(lanes, "d1", "ArrowRight")).toBeNull();
  });
});
