import { readFileSync } from "node:fs";
import { expect, test } from "./desk";
import { Hands } from "./hands";
import { TASKS } from "./tasks";
import { keysOf } from "./tasks-page";

const page = readFileSync("docs/tasks.md", "utf8");

for (const task of TASKS) {
  test(`by keyboard alone: ${task.name}`, async ({ as }) => {
    const desk = await as("preparer");
    const about = task.about();
    await task.before?.(desk, about);
    await desk.goto("/");
    await expect(desk.locator("html")).toHaveAttribute("data-live", "on");
    const hands = new Hands(desk);
    await task.byKeys(hands, about);
    await task.done(desk, about);
    // What the page says is what it takes; `npm run docs:tasks` writes it anew.
    expect(page).toContain(keysOf(task.name, hands.effort));
  });
}
