import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeImports, type Verdict } from "./dependency-rules";

/** A checkout in which every rule is broken once: file, its text, and what must be said of it (null: nothing). */
const CHECKOUT: [path: string, text: string, rule: string | null][] = [
  ["lib/money.ts", "export const a = 1;", null],
  ["lib/queries.ts", `import "pg"; export type Row = string; export const row = 1;`, null],
  ["lib/cycle-a.ts", `import { b } from "./cycle-b"; export const a = () => b;`, "no-cycles"],
  ["lib/cycle-b.ts", `import { a } from "./cycle-a"; export const b = () => a;`, null],
  ["lib/lost.ts", `import "@/lib/nowhere";`, "resolvable"],
  ["lib/screen.ts", `import "@/components/good";`, "lib-knows-no-screen"],
  ["lib/hook.ts", `import "react";`, "lib-knows-no-framework"],
  ["lib/mail/templates/link.tsx", `import "react";`, null],
  ["lib/server.ts", `import "undeclared";`, "no-undeclared-package"],
  ["lib/tested.ts", `import "vitest";`, "no-development-package-in-the-product"],
  ["lib/tested.test.ts", `import "vitest";`, null],
  ["lib/started.ts", `import "./stack/run";`, "aside-is-no-part"],
  ["lib/stack/run.ts", "export const run = 1;", null],
  ["lib/jetpay/simulator/server.ts", `import "../client";`, "simulator-stands-alone"],
  ["lib/jetpay/simulator/golden.test.ts", `import "../client";`, null],
  ["lib/jetpay/client.ts", "export const client = 1;", null],
  ["lib/jetpay/shortcut.ts", `import "./simulator/clock";`, "simulator-is-no-part"],
  ["lib/jetpay/simulator/clock.ts", "export const clock = 1;", null],
  [
    "components/good.tsx",
    `import type { Row } from "@/lib/queries"; import { a } from "@/lib/money"; export const row: Row = String(a);`,
    null,
  ],
  ["components/page.tsx", `import "@/app/page";`, "components-know-no-route"],
  [
    "components/table.tsx",
    `import { row } from "@/lib/queries"; export const table = row;`,
    "browser-without-database",
  ],
  ["components/form.tsx", `import "@/lib/input";`, "browser-without-zod"],
  ["lib/input.ts", `import "zod";`, null],
  ["components/file.tsx", `import "node:fs";`, "browser-without-node"],
  ["components/settings.tsx", `import "@/lib/env";`, "browser-without-secrets"],
  ["lib/env.ts", "export const env = 1;", null],
  ["app/page.tsx", `import "next"; import "@/components/good";`, null],
];
const DECLARED = { dependencies: { react: "1", next: "1", pg: "1", zod: "1" }, devDependencies: { vitest: "1" } };

let folder: string;
let verdicts: Verdict[];

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jetdesk-rules-"));
  for (const [path, text] of CHECKOUT) write(path, text);
  write("package.json", JSON.stringify(DECLARED));
  write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { jsx: "react-jsx", baseUrl: ".", paths: { "@/*": ["./*"] } } }),
  );
  for (const name of ["react", "next", "pg", "zod", "vitest", "undeclared"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "module.exports = {};");
  }
  verdicts = await judgeImports(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every rule is broken by the file that breaks it, and no other file is blamed", () => {
  const found = verdicts.flatMap(({ violations }) => violations.map(({ from, rule }) => `${from} ${rule}`));
  const expected = CHECKOUT.flatMap(([path, , rule]) => (rule === null ? [] : [`${path} ${rule}`]));
  expect([...new Set(found)].sort()).toEqual(expected.sort());
});

test("every file was seen", () => {
  expect(verdicts[0]?.modules).toBeGreaterThanOrEqual(CHECKOUT.length);
});
