import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { signIn } from "@/e2e/desk";
import { buildApp, isBuilt } from "@/lib/stack/build";
import { CHROMIUM_ARGS, ensureChromium } from "@/lib/stack/chromium";
import { prepareDatabase } from "@/lib/stack/demo-data";
import { freePort } from "@/lib/stack/free-port";
import type { Lifetime } from "@/lib/stack/lifetime";
import { dropDatabase, ensureDatabase } from "@/lib/stack/local-database";
import { localEnv } from "@/lib/stack/local-env";
import { script, startSimulator } from "@/lib/stack/local-stack";
import { DATA } from "@/lib/stack/places";
import { startEmbedded } from "@/lib/stack/postgres";
import { startPart } from "@/lib/stack/processes";
import { step } from "@/lib/stack/progress";
import { keptSecrets } from "@/lib/stack/secrets";
import { addManyTransactions } from "@/lib/testing/many-transactions";

const DAY_MS = 24 * 60 * 60_000;
/** As in the demo. */
const PACE = 4_320;
const READY_WITHIN_MS = 60_000;
/** As many as anybody tries a capture on. */
const HOLDS = 40;

/**
 * A production build on a database of its own: the demo's company, and so many made-up transactions before it. No worker, which would ask the
 * simulator about thousands of transactions it never heard of. Returns where the app is.
 */
export async function startBenchStack(lifetime: Lifetime, rows: number): Promise<string> {
  const name = `bench_screens_${process.pid}`;
  const folder = join(DATA, name);
  lifetime.add("files of the bench", () => rm(folder, { recursive: true, force: true }));
  const cluster = await startEmbedded("bench-postgres");
  lifetime.add("PostgreSQL of the bench", cluster.stop);
  const databaseUrl = await ensureDatabase(cluster.url, name);
  lifetime.add("database of the bench", () => dropDatabase(cluster.url, name));
  const secrets = keptSecrets();
  const simulator = await startSimulator(lifetime, {
    name: "bench-simulator",
    folder,
    pace: PACE,
    token: secrets.simulatorToken,
    port: await freePort(),
  });
  const port = await freePort();
  const local = {
    databaseUrl,
    sessionSecret: secrets.session,
    port,
    simulator: { url: simulator.url, token: secrets.simulatorToken },
  };
  const env = { ...localEnv({}, local), WORKER: "off" };
  if (!isBuilt()) await step("building the app", () => buildApp(lifetime));
  await step("demo data", () => prepareDatabase(lifetime, { url: databaseUrl, name }, env, true));
  await step(`${rows} transactions`, () => fill(databaseUrl, rows));
  const app = startPart(lifetime, { name: "bench-app", args: script("lib/stack/start.ts"), env });
  const url = `http://localhost:${port}`;
  const died = app.ended.then(({ words }) => Promise.reject(new Error(`The app ${words}.\n${app.tail()}`)));
  await step("starting the app", () => Promise.race([untilServing(url), died]));
  return url;
}

async function fill(url: string, rows: number): Promise<void> {
  const db = openDatabase(url, { max: 1 });
  // Filling takes longer than the product lets one statement run.
  await db.execute(sql`set statement_timeout = 0`);
  await addManyTransactions(db, rows, new Date(Date.now() - DAY_MS));
  // Holds that can be captured today: those that were made lie years back.
  await db.execute(sql`
    update transactions set created_at = now() - interval '1 hour', state_since = now() - interval '1 hour'
    where id in (select id from transactions where flow = 'authorization' and state = 'preauthorized' order by created_at desc limit ${HOLDS})`);
  await db.execute(sql`vacuum analyze`);
  await db.close();
}

async function untilServing(url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (
      await fetch(`${url}/api/health`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the app did not serve within ${READY_WITHIN_MS / 1_000} s`);
}

export async function startChromium(lifetime: Lifetime, args: readonly string[] = []): Promise<Browser> {
  const executablePath = await ensureChromium(lifetime);
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, ...args] });
  lifetime.add("Chromium", () => browser.close());
  return browser;
}

/** A page of a browser context of its own, signed in as somebody who makes payments. */
export async function signedIn(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: "en-CA",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn(page, "preparer");
  await page.waitForURL((url) => url.pathname === "/");
  return page;
}

/** The page is there, hears of changes, and has fetched what it fetches at rest. */
export async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("html[data-live=on]").waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.waitForLoadState("networkidle");
}
