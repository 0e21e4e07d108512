/**
 * `npm run bench:lighthouse -- --runs 3`: what Lighthouse makes of the main pages of a production build, signed in, on a desk and on a phone (a CPU four
 * times slower, a slow mobile network). `--url` takes a desk that is running. Lighthouse is fetched when it is asked for: with what it needs it is
 * larger than all that Jetdesk itself needs in a browser.
 */
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { freePort } from "@/lib/stack/free-port";
import { runCommand } from "@/lib/stack/lifetime";
import { say } from "@/lib/stack/progress";
import { line, machine, quantile } from "./figures";
import { signedIn, startBenchStack, startChromium } from "./stack";

/** The newest line that runs on Node 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const { values } = parseArgs({
  options: { rows: { type: "string" }, runs: { type: "string" }, page: { type: "string" }, url: { type: "string" } },
});
const ROWS = Number(values.rows ?? 100_000);
const RUNS = Number(values.runs ?? 3);
/**
 * Lighthouse reckons what a slow line and a slow CPU would do to what it saw without them. What arrives within milliseconds here counts for it as needed for what
 * is drawn, the code of the whole page too; so the phone is also looked at behind a line and a CPU that are slow indeed.
 */
const DEVICES = {
  desktop: ["--preset=desktop"],
  phone: [],
  "phone, slowed": ["--throttling-method=devtools"],
};
/** Now and then Lighthouse loses its own recording and asks to be run again. */
const TRIES = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const HEADS = ["performance", "access.", "practices"];
const METRICS = [
  ["largest-contentful-paint", "LCP ms", 0],
  ["total-blocking-time", "TBT ms", 0],
  ["cumulative-layout-shift", "CLS", 3],
] as const;

type Audit = { id: string; title: string; score: number | null; numericValue?: number; scoreDisplayMode: string };
type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

await runCommand(async (lifetime) => {
  const url = values.url ?? (await startBenchStack(lifetime, ROWS));
  const port = await freePort();
  const browser = await startChromium(lifetime, [`--remote-debugging-port=${port}`]);
  const page = await signedIn(browser, url);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const pages = {
    overview: "/",
    transactions: "/transactions",
    transaction: await aTransaction(page),
    board: "/authorizations",
  };
  await page.context().close();
  say(`\n${LIGHTHOUSE}, ${machine()}`);
  say(`${values.url ?? `${ROWS} transactions`}, the middle of ${RUNS} runs each\n`);
  say(line("", [...HEADS, ...METRICS.map(([, head]) => head)]));
  const wrong = new Set<string>();
  for (const [name, path] of Object.entries(pages).filter(([name]) => name === (values.page ?? name))) {
    for (const [device, args] of Object.entries(DEVICES)) {
      const reports: Report[] = [];
      for (let run = 0; run < RUNS; run += 1) reports.push(await look(`${url}${path}`, { port, cookie, args }));
      const middle = (figure: (report: Report) => number) => quantile(reports.map(figure), 0.5);
      const scores = CATEGORIES.map((one) => Math.round(middle(({ categories }) => categories[one]?.score ?? 0) * 100));
      const times = METRICS.map(([id, , digits]) =>
        middle(({ audits }) => audits[id]?.numericValue ?? 0).toFixed(digits),
      );
      say(line(`${name}, ${device}`, [...scores, ...times]));
      for (const fault of reports.flatMap(faults)) wrong.add(`${name}, ${device}: ${fault}`);
    }
  }
  say(`\n${[...wrong, `${machine()} at the end`].join("\n")}`);
  return 0;
});

/** What has weight in accessibility or best practices and is not in order. */
function faults({ categories, audits }: Report): string[] {
  const refs = ["accessibility", "best-practices"].flatMap((category) => categories[category]?.auditRefs ?? []);
  return refs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${audits[id]?.title}`);
}

async function aTransaction(page: Page): Promise<string> {
  const { rows } = (await (await page.request.get("/api/desk/transactions?state=completed")).json()) as {
    rows: { id: string }[];
  };
  return `/transactions/${rows[0]?.id}`;
}

type Look = { port: number; cookie: string; args: readonly string[] };

async function look(url: string, given: Look): Promise<Report> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await lookOnce(url, given);
    } catch (error) {
      if (tries === TRIES) throw error;
      say(String(error));
    }
  }
}

function lookOnce(url: string, { port, cookie, args }: Look): Promise<Report> {
  const all = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--port=${port}`, ...args];
  all.push(`--extra-headers=${JSON.stringify({ Cookie: cookie })}`, `--only-categories=${CATEGORIES.join()}`);
  const child = spawn("npx", all, { stdio: ["ignore", "pipe", "inherit"], shell: process.platform === "win32" });
  const pieces: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(pieces).toString("utf8")) as Report);
      else reject(new Error(`Lighthouse ended with code ${code} on ${url}.`));
    });
  });
}
