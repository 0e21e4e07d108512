import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { signIn } from "@/e2e/desk";
import { type Effort, Hands } from "@/e2e/hands";
import { TASKS, type Task } from "@/e2e/tasks";
import { tasksPage } from "@/e2e/tasks-page";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium";
import { runCommand } from "./lifetime";
import { ROOT } from "./places";
import { step } from "./progress";

/** `npm run docs:tasks`: does what finance staff do most, by keyboard and by mouse, on a demo that is running, and writes docs/tasks.md. */
const BASE_URL = process.argv[2] ?? process.env["TASKS_BASE_URL"] ?? "http://localhost:3000";

await runCommand(async (lifetime) => {
  const executablePath = await ensureChromium(lifetime);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  lifetime.add("Chromium", () => browser.close());
  const page = await signedIn(browser);
  const measured: { name: string; byKeys: Effort; byMouse: Effort }[] = [];
  for (const task of TASKS) {
    await step(task.name, async () => {
      const byKeys = await measure(page, task, task.byKeys);
      const byMouse = await measure(page, task, task.byMouse);
      measured.push({ name: task.name, byKeys, byMouse });
    });
  }
  writeFileSync(join(ROOT, "docs/tasks.md"), tasksPage(measured));
  return 0;
});

async function signedIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: BASE_URL,
    locale: "en-CA",
    viewport: { width: 1280, height: 720 },
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn(page, "preparer");
  await page.waitForURL((url) => url.pathname === "/");
  return page;
}

async function measure(page: Page, task: Task, way: Task["byKeys"]): Promise<Effort> {
  const about = task.about();
  await task.before?.(page, about);
  await page.goto("/");
  await page.locator("html[data-live=on]").waitFor();
  const hands = new Hands(page);
  await way(hands, about);
  await task.done(page, about);
  return hands.effort;
}
