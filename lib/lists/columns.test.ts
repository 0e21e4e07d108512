import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineColumns } from "./columns";

const columns = defineColumns({ usual: ["time", "contact", "amount"], more: ["note", "since"], always: "contact" });

describe("columns of a list", () => {
  test("are drawn in the order that was chosen, as many pinned as were, and always say of whom a line is", () => {
    expect(columns.known(["since", "contact", "time"], 2)).toEqual({
      columns: ["since", "contact", "time"],
      pinned: 2,
    });
    expect(columns.known(["amount", "note"], 1)).toEqual({ columns: ["contact", "amount", "note"], pinned: 1 });
  });

  test("that another version of Jetdesk kept are left out, and with none left there is no layout", () => {
    expect(columns.known(["gone", "contact", "contact"], 0)).toEqual({ columns: ["contact"], pinned: 0 });
    expect(columns.known(["gone"], 1)).toBeNull();
    expect(columns.known([], 0)).toBeNull();
  });

  test("in a file are those that are named, else the usual ones", () => {
    expect(columns.inFile(["note", "contact"])).toEqual(["note", "contact"]);
    expect(columns.inFile(["gone"])).toEqual(["time", "contact", "amount"]);
  });

  test("can be drawn whatever was kept: each once, one of them free to scroll", () => {
    const name = fc.oneof(fc.constantFrom(...columns.all), fc.string());
    fc.assert(
      fc.property(fc.array(name), fc.oneof(fc.integer(), fc.double()), (kept, pinned) => {
        const layout = columns.known(kept, pinned);
        if (layout === null) return;
        expect(new Set(layout.columns).size).toBe(layout.columns.length);
        expect(layout.columns).toContain("contact");
        expect(layout.pinned).toBeGreaterThanOrEqual(0);
        expect(layout.pinned).toBeLessThan(layout.columns.length);
        expect(columns.known(layout.columns, layout.pinned)).toEqual(layout);
      }),
    );
  });
});
