import { describe, expect, test } from "vitest";
import { barrels } from "./barrels";
import { citedPaths } from "./cited-paths";
import { clientValues } from "./client-values";
import { unusedMessages } from "./message-keys";
import { rawLooks } from "./raw-looks";
import { routeHandlers } from "./route-handlers";
import { serverActions } from "./server-actions";

const problems = (found: { problem: string }[]) => found.map(({ problem }) => problem);

describe("a file of server actions", () => {
  const judge = (text: string) => problems(serverActions({ path: "app/(desk)/payouts/actions.ts", text }));
  const start = `"use server";\nimport { action } from "@/app/_server/action";\n`;

  test("may export what action() made, and types", () => {
    expect(
      judge(`${start}export const pay = action({ permission: "payouts.create" });\nexport type Paid = string;`),
    ).toEqual([]);
  });
  test("may not export a function of its own", () => {
    expect(judge(`${start}export async function pay() {}`)).toEqual([expect.stringContaining("exports pay,")]);
  });
  test("may not export what another action() made", () => {
    expect(judge(`"use server";\nimport { action } from "./mine";\nexport const pay = action({});`)).toHaveLength(1);
  });
  test("may not export by name or by default what it made elsewhere", () => {
    expect(judge(`${start}const pay = () => 1;\nexport { pay };`)).toHaveLength(1);
    expect(judge(`${start}export default () => 1;`)).toHaveLength(1);
    expect(judge(`${start}export * from "./more";`)).toHaveLength(1);
  });
  test("is a file: no function is marked inside another one", () => {
    expect(judge(`export const f = async () => {\n  "use server";\n  return 1;\n};`)).toHaveLength(1);
  });
});

describe("a route handler", () => {
  const judge = (text: string, path = "app/api/desk/contacts/route.ts") => problems(routeHandlers({ path, text }));

  test("goes through a wrapper of app/_server", () => {
    const text = `import { getHandler } from "@/app/_server/get-handler";\nexport const dynamic = "force-dynamic";\nexport const GET = getHandler({});`;
    expect(judge(text)).toEqual([]);
  });
  test("is found out when it does not", () => {
    expect(judge("export const GET = () => new Response();")).toHaveLength(1);
    expect(judge("export async function POST() {}")).toHaveLength(1);
    expect(judge(`const GET = () => 1;\nexport { GET };`)).toHaveLength(1);
  });
  test("may stand alone only where the list says why", () => {
    expect(judge("export const GET = () => new Response();", "app/api/health/route.ts")).toEqual([]);
    expect(judge("export const GET = () => new Response();", "app/api/healthy/route.ts")).toHaveLength(1);
  });
});

describe("a file of the server", () => {
  const files: Record<string, string> = {
    "components/words": `"use client";\nexport const keyOf = String;\nexport const Table = () => null;`,
    "components/plain": "export const keyOf = String;",
  };
  const judge = (text: string, path = "app/api/desk/audit/route.ts") =>
    problems(
      clientValues({ path, text }, (asked) => {
        const found = files[asked];
        return found === undefined ? null : { path: `${asked}.ts`, text: found };
      }),
    );

  test("takes components and types from code of the browser", () => {
    expect(judge(`import { Table, type Words } from "@/components/words";`)).toEqual([]);
    expect(judge(`import type { keyOf } from "@/components/words";`)).toEqual([]);
  });
  test("takes nothing from there that it would call or read", () => {
    expect(judge(`import { keyOf } from "@/components/words";`)).toEqual([expect.stringContaining("takes keyOf from")]);
    expect(judge(`import { keyOf as of } from "../../components/words";`, "app/api/route.ts")).toHaveLength(1);
  });
  test("takes what it likes from code of both, and code of the browser from its own", () => {
    expect(judge(`import { keyOf } from "@/components/plain";`)).toEqual([]);
    expect(judge(`"use client";\nimport { keyOf } from "@/components/words";`, "app/error.tsx")).toEqual([]);
  });
});

describe("a screen", () => {
  const judge = (text: string, path = "components/ui/chip.tsx") => problems(rawLooks({ path, text }));

  test("may name tokens, and mix them", () => {
    expect(
      judge(`<a href="#content" className="bg-surface text-2xs text-[color:var(--color-muted)]">№ #12</a>`),
    ).toEqual([]);
    expect(judge("a { color: color-mix(in oklab, var(--color-a) 5%, var(--color-b)); font-size: 0.92em }")).toEqual([]);
    expect(judge("<i style={{ fontSize: `var(--text-sm)` }} />")).toEqual([]);
    expect(judge("/* #fff */ // oklch(1 0 0)\nconst a = 1;")).toEqual([]);
  });
  test("writes no colour itself", () => {
    expect(judge(`<i className="bg-[#f1f4f5]" />`)).toHaveLength(1);
    expect(judge("a { color: #FFF; background: rgb(0 0 0 / 0.5) }")).toHaveLength(2);
    expect(judge(`const line = { stroke: "oklch(0.5 0.1 20)" };`)).toHaveLength(1);
  });
  test("writes no size of type itself", () => {
    expect(judge(`<i className="text-[13px]" style={{ fontSize: 12 }} />`)).toHaveLength(2);
    expect(judge("a { font-size: 0.8rem }")).toHaveLength(1);
  });
  test("is not where tokens are made", () => {
    expect(judge("a { --color-bg: #fff }", "app/tokens.css")).toEqual([]);
  });
});

describe("a file that hands on", () => {
  const judge = (text: string) => problems(barrels({ path: "lib/x/index.ts", text }));

  test("what others export is refused, whatever its name", () => {
    expect(judge(`export * from "./a";`)).toHaveLength(1);
    expect(judge(`export { a } from "./a";\nexport const b = 1;`)).toHaveLength(1);
    expect(judge(`export type * from "./a";`)).toHaveLength(1);
  });
  test("a single type is let through, and so is what it makes itself", () => {
    expect(judge(`export type { A } from "./a";\nexport const from = "a";`)).toEqual([]);
  });
});

describe("a message", () => {
  const judge = (messages: object, code: string) =>
    problems(
      unusedMessages(
        [{ path: "lib/i18n/messages/en/board.json", text: JSON.stringify(messages) }],
        [{ path: "components/board.tsx", text: code }],
      ),
    );

  test("that nothing names is found", () => {
    const code = `const t = useTranslations("board"); t("title"); t("lanes.today");`;
    expect(judge({ title: "a", lanes: { today: "b", week: "c" } }, code)).toEqual([
      "nothing uses the message lanes.week",
    ]);
  });
  test("may be named by a template, by a namespace below, or by a constant", () => {
    const code = `const t = useTranslations("board"); t(\`lanes.\${lane}\`); useTranslations("board.card")("age"); const KEYS = { lapsed: 1 };`;
    expect(judge({ lanes: { today: "a" }, card: { age: "b" }, lapsed: "c" }, code)).toEqual([]);
  });
  test("is not named by a template without words, nor by a word in another namespace", () => {
    const code = `useTranslations("board"); t(\`\${a}\`); t(\`\${a}.\${b}\`); t(\`\${a} today\`);`;
    expect(judge({ today: "a" }, code)).toHaveLength(1);
    expect(judge({ card: { age: "b" } }, `useTranslations("board"); t("age");`)).toHaveLength(1);
  });
});

describe("a document", () => {
  const there = new Set(["lib/money.ts", "lib/env.ts", "docs/operations.md", "package.json"]);
  const judge = (text: string) =>
    problems(
      citedPaths({ path: "docs/security.md", text }, (path) => there.has(path), ["lib", "docs", "app", "package.json"]),
    );

  test("may cite what is there, with a line, in braces, or by a link from where it stands", () => {
    expect(judge("`lib/money.ts:12` `lib/{money,env}.ts` `package.json` [operations](operations.md#backup)")).toEqual(
      [],
    );
  });
  test("is wrong when it cites what is not", () => {
    expect(judge("see `lib/gone.ts`")).toEqual(["cites lib/gone.ts, which is not there"]);
    expect(judge("`lib/{money,gone}.ts`")).toHaveLength(1);
    expect(judge("[here](gone.md)")).toHaveLength(1);
    expect(judge("`Dockerfile.json`")).toHaveLength(1);
  });
  test("may speak of addresses, patterns and commands", () => {
    expect(
      judge("`npm run demo` `app/(desk)/<page>/page.tsx` `*.test.ts` `/api/health` [x](https://a.b/c) `.data/logs`"),
    ).toEqual([]);
  });
});
