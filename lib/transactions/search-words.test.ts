import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printTexts, type SearchWords, textsOf } from "@/lib/lists/search-line";
import { clean } from "@/lib/lists/search-parts";
import { MAX_PAYMENT_MINOR } from "@/lib/money";
import { NOTHING, parseSearch, printSearch, type SearchFilter } from "./search-words";
import { DIRECTIONS, FLOWS, STATES } from "./transaction";

const NORTH = { id: "0b9f3c52-6c5e-4f43-9d53-3a1f0f5f7a01", name: "North Shore Ltd." };
const WORDS: SearchWords = { currency: "CAD", today: "2026-11-20", contacts: [NORTH] };
const read = (line: string) => parseSearch(line, WORDS);

describe("a line of search", () => {
  const cases: [line: string, says: Partial<SearchFilter>][] = [
    ["", {}],
    ["  boreal   4821 ", { text: "boreal 4821" }],
    ['"invoice 4821"', { text: '"invoice 4821"' }],
    ["amount:500", { minMinor: 50_000, maxMinor: 50_000 }],
    ["amount:>500", { minMinor: 50_001 }],
    ["amount:>=500.50", { minMinor: 50_050 }],
    ["amount:<1,234.50", { maxMinor: 123_449 }],
    ["amount:>0 amount:<=20", { minMinor: 1, maxMinor: 2_000 }],
    ["amount:100..250.10", { minMinor: 10_000, maxMinor: 25_010 }],
    ["amount:>5 amount:7", { minMinor: 700, maxMinor: 700 }],
    ["state:failed,unknown state:paid", { states: ["failed", "unknown", "paid"] }],
    ["state:awaiting-approval", { states: ["awaiting_approval"] }],
    ['state:failed,"in_review"', { states: ["failed", "in_review"] }],
    ["flow:payout flow:hold", { flows: ["payout", "authorization"] }],
    ["direction:in", { direction: "debit" }],
    ["direction:in direction:out", { direction: "credit" }],
    ['contact:"north shore"', { contactName: "north shore" }],
    ['contact:"NORTH shore ltd."', { contactId: NORTH.id }],
    [`contact:north contact:${NORTH.id}`, { contactId: NORTH.id }],
    ["after:2026-01-01 before:2026-02-01", { from: "2026-01-01", to: "2026-01-31" }],
    ["on:yesterday", { from: "2026-11-19", to: "2026-11-19" }],
    ["on:2028-02", { from: "2028-02-01", to: "2028-02-29" }],
    ["after:2025", { from: "2025-01-01" }],
    ["last4:4242", { last4: "4242" }],
    ["last4:••4242", { last4: "4242" }],
    ["ref:jd-4f7k2q", { reference: "jd-4f7k2q" }],
    ["montant:>500 état:failed", { minMinor: 50_001, states: ["failed"] }],
    ["Etat:failed depuis:2026-01-01 avant:2026-02-01", { states: ["failed"], from: "2026-01-01", to: "2026-01-31" }],
    ["type:charge sens:in fin:4242 réf:jd", { flows: ["charge"], direction: "debit", last4: "4242", reference: "jd" }],
    ["e\u0301tat:failed", { states: ["failed"] }],
    ["AMOUNT:500", { minMinor: 50_000, maxMinor: 50_000 }],
    ["https://example.com/a 10:30", { text: "https://example.com/a 10:30" }],
    ['"amount:500"', { text: '"amount:500"' }],
    ['say "it is \\"so\\""', { text: 'say "it is \\"so\\""' }],
    ['"not closed', { text: '"not closed"' }],
    ['5" pipe', { text: '5" pipe' }],
  ];
  test.each(cases)("%j is read", (line, says) => {
    expect(read(line)).toEqual({ filter: { ...NOTHING, ...says }, problems: [] });
  });

  test.each([
    ["amount:lots", "amount", "lots"],
    ["amount:", "amount", ""],
    ["amount:500..100", "amount", "500..100"],
    ["amount:>99999999.99", "amount", ">99999999.99"],
    ["state:faild", "state", "faild"],
    ["state:failed,", "state", ""],
    ["flow:wire", "flow", "wire"],
    ["direction:up", "direction", "up"],
    ["after:2026-02-30", "day", "2026-02-30"],
    ["on:soon", "day", "soon"],
    ["last4:42", "last4", "42"],
    ["contact:", "value", ""],
    ['ref:""', "value", '""'],
    ["amout:500", "operator", "amout"],
  ] as const)("%s is told, and narrows nothing", (part, key, word) => {
    const { filter, problems } = read(`north ${part} state:paid`);
    expect(problems).toEqual([{ key, word, from: 6, to: 6 + part.length }]);
    expect(filter).toEqual({ ...NOTHING, text: "north", states: ["paid"] });
  });

  test("is read whatever is typed, and reading what is printed says the same", () => {
    const piece = fc.constantFrom(
      '"',
      "\\",
      ",",
      ":",
      " ",
      ">",
      "..",
      "amount",
      "state:",
      "contact:",
      "x",
      "5",
      "/",
      "\0",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const { filter } = read(pieces.join(""));
        expect(read(printSearch(filter, WORDS))).toEqual({ filter, problems: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a filter", () => {
  const text = fc.string({ maxLength: 30 }).map(clean);
  const named = text.filter((name) => name !== "" && name.toLowerCase() !== NORTH.name.toLowerCase());
  const day = fc
    .date({ min: new Date("1950-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const contact = fc.oneof(
    fc.constant({ contactId: null, contactName: null }),
    fc.oneof(fc.constant(NORTH.id), fc.uuid()).map((contactId) => ({ contactId, contactName: null })),
    named.map((contactName) => ({ contactId: null, contactName })),
  );
  const amounts = fc
    .tuple(fc.option(fc.integer({ min: 0, max: MAX_PAYMENT_MINOR })), fc.option(fc.integer({ min: 0, max: 100_000 })))
    .map(([minMinor, more]) => ({
      minMinor,
      maxMinor: more === null ? null : Math.min((minMinor ?? 0) + more, MAX_PAYMENT_MINOR),
    }));
  const rest = fc.record({
    text: fc.array(text).map((texts) => printTexts(texts.filter((each) => each !== ""))),
    flows: fc.subarray([...FLOWS]),
    states: fc.subarray([...STATES, "in_review", "Held, again", 'said "so"']),
    direction: fc.constantFrom(null, ...DIRECTIONS),
    last4: fc.option(fc.constantFrom("4242", "0000")),
    reference: fc.option(text.filter((each) => each !== "")),
    from: fc.option(day),
    to: fc.option(day),
  });

  test("is written by the names that the reader's language has", () => {
    const filter: SearchFilter = { ...NOTHING, minMinor: 50_001, states: ["failed"], from: "2026-01-01", text: "4821" };
    expect(printSearch(filter, { ...WORDS, locale: "fr-CA" })).toBe("montant:>500 état:failed depuis:2026-01-01 4821");
    expect(printSearch(filter, WORDS)).toBe("amount:>500 state:failed after:2026-01-01 4821");
  });

  test.each(["en-CA", "fr-CA"])("that is printed as in %s and read is the same filter", (locale) => {
    fc.assert(
      fc.property(rest, contact, amounts, (some, who, range) => {
        const filter: SearchFilter = { ...some, ...who, ...range };
        expect(read(printSearch(filter, { ...WORDS, locale }))).toEqual({ filter, problems: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  test("keeps its texts one by one", () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const given = texts.filter((each) => each !== "");
        expect(textsOf(printTexts(given))).toEqual(given);
      }),
    );
  });

  test.each([
    [{ minMinor: 50_001 }, "amount:>500"],
    [{ minMinor: 50_000 }, "amount:>=500"],
    [{ maxMinor: 49_999 }, "amount:<500"],
    [{ from: "2026-11-01", to: "2026-11-30" }, "on:2026-11"],
    [{ from: "2026-01-01", to: "2026-12-31" }, "on:2026"],
    [{ from: "2026-11-02", to: "2026-11-30" }, "after:2026-11-02 before:2026-12-01"],
    [{ contactId: NORTH.id }, 'contact:"North Shore Ltd."'],
    [{ states: ["failed", "in_review"] }, 'state:failed,"in_review"'],
  ] satisfies [Partial<SearchFilter>, string][])("%j is printed as people would write it", (some, line) => {
    expect(printSearch({ ...NOTHING, ...some }, WORDS)).toBe(line);
  });
});
