import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import compile from "icu-minify/compile";
import { expect, test } from "vitest";
import type { Locale } from "./locale";
import { en } from "./messages";
import { fr } from "./messages-fr";

/** What both languages write alike: words that are the same, names, and words of code. */
const ALIKE = new Set([
  ...["Actions", "Contact", "Contacts", "Date", "Message", "Net", "Note", "Pages", "Parties", "Sections", "Test"],
  ...["Transaction", "Transactions", "Type", "Webhook", "Webhooks"],
  ...["Jetdesk", "CSV", "HTTP {status}", "payout, charge, …"],
]);

/** How Canadian French is set: guillemets and a no-break space before a colon, none before ; ! and ?. */
const SLIPS = [
  { is: /'/, what: "a straight apostrophe" },
  { is: /[“”]/, what: "English quotation marks" },
  { is: /«(?!\u00a0)|(?<!\u00a0)»/, what: "no no-break space inside guillemets" },
  { is: /(?<!\u00a0):(?= |$)/, what: "no no-break space before a colon" },
  { is: /(?<!\u00a0)%/, what: "no no-break space before a per cent sign" },
  { is: /\s[;!?]/, what: "a space before ; ! or ?" },
  { is: / {2}|\.{3}/, what: "two spaces, or three dots" },
];

type Tree = { [key: string]: string | Tree };

const textsOf = (tree: Tree, above = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[above + key, value]] : textsOf(value, `${above}${key}.`),
  );

/** What a message is made of. A select is named with each of its cases, a plural with what is said in each. */
type Shape = {
  args: Set<string>;
  tags: Set<string>;
  selects: Set<string>;
  plurals: { arg: string; cases: Map<string, unknown> }[];
  literals: string[];
};

// The numbers by which icu-minify marks its nodes; it exports no names for them.
const [POUND, SELECT, PLURAL] = [0, 1, 2];

/** Reads what stands in a row: a message, a case of one, or the inside of a tag. Text that stands alone is in no list. */
function shapeOf(nodes: unknown): Shape {
  const shape: Shape = { args: new Set(), tags: new Set(), selects: new Set(), plurals: [], literals: [] };
  read(nodes, shape);
  return shape;
}

function read(nodes: unknown, shape: Shape): void {
  for (const node of Array.isArray(nodes) ? nodes : [nodes]) {
    if (typeof node === "string") shape.literals.push(node);
    if (Array.isArray(node)) readNode(node, shape);
  }
}

function readNode(node: unknown[], shape: Shape): void {
  const [name, type] = [String(node[0]), node[1]];
  if (node.length > 1 && (typeof type !== "number" || type === POUND)) {
    shape.tags.add(name);
    read(node.slice(1), shape);
    return;
  }
  shape.args.add(name);
  if (type !== SELECT && type !== PLURAL) return;
  const cases = new Map(Object.entries(node[2] as Record<string, unknown>));
  if (type === PLURAL) shape.plurals.push({ arg: name, cases });
  else for (const each of cases.keys()) shape.selects.add(`${name} ${each}`);
  for (const said of cases.values()) read(said, shape);
}

/** Which cases a plural tells apart, all plurals of one value together. */
const casesOf = ({ plurals }: Shape, arg: string): Set<string> =>
  new Set(plurals.filter((each) => each.arg === arg).flatMap(({ cases }) => [...cases.keys()]));

/** Every file of a language by its namespace, also those that are in no list because a page asks for them by name. */
function filesOf(locale: Locale): Tree {
  const folder = join(import.meta.dirname, "messages", locale);
  const files = readdirSync(folder).map((name): [string, Tree] => [
    name.replace(/\.json$/, ""),
    JSON.parse(readFileSync(join(folder, name), "utf8")) as Tree,
  ]);
  return Object.fromEntries(files);
}

const files = { en: filesOf("en"), fr: filesOf("fr") };
const english = new Map(textsOf(files.en));
const french = new Map(textsOf(files.fr));
const pairs = [...english].flatMap(([key, source]) => {
  const said = french.get(key);
  return said === undefined ? [] : [{ key, source, said, from: shapeOf(compile(source)), to: shapeOf(compile(said)) }];
});

test("French has every key of English, and no other", () => {
  expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
});

test.each(Object.keys(en) as (keyof typeof en)[])("what is said of %s is what its two files say", (namespace) => {
  expect(en[namespace]).toEqual(files.en[namespace]);
  expect(fr[namespace]).toEqual(files.fr[namespace]);
});

test("a message takes the same values and tags, and tells the same cases apart, in both languages", () => {
  for (const { key, from, to } of pairs) {
    expect(to.args, key).toEqual(from.args);
    expect(to.tags, key).toEqual(from.tags);
    expect(to.selects, key).toEqual(from.selects);
  }
});

test("a message is joined to what stands beside it by the same space", () => {
  const edges = (text: string) => [/^\s*/, /\s*$/].map((edge) => edge.exec(text)?.[0]);
  for (const { key, source, said } of pairs) expect(edges(said), key).toEqual(edges(source));
});

test("French counts by its own rules: one is said of none as well", () => {
  for (const { key, from, to } of pairs) {
    for (const { cases } of to.plurals) {
      expect(cases.has("other"), key).toBe(true);
      expect([...cases.keys()].filter((each) => !/^(one|other|=\d+)$/.test(each))).toEqual([]);
      // A figure that is written out would be wrong for none.
      expect(shapeOf(cases.get("one")).literals.join(" "), key).not.toMatch(/\d/);
    }
    for (const { arg } of from.plurals)
      for (const needed of ["one", "=0"])
        if (casesOf(from, arg).has(needed)) expect([...casesOf(to, arg)], key).toContain(needed);
  }
});

test("every text with words in it is translated", () => {
  const same = pairs.filter(({ source, said, from }) => source === said && /\p{L}/u.test(from.literals.join("")));
  expect(same.filter(({ said }) => !ALIKE.has(said)).map(({ key }) => key)).toEqual([]);
  expect([...ALIKE].filter((text) => !same.some(({ said }) => said === text))).toEqual([]);
});

test("French is set as in Canada", () => {
  const slips = pairs.flatMap(({ key, to }) =>
    to.literals.flatMap((text) => SLIPS.filter(({ is }) => is.test(text)).map(({ what }) => `${key}: ${what}`)),
  );
  expect(slips).toEqual([]);
});
