import type { Page } from "@playwright/test";
import { opened } from "./stack";

/** A picture that stands longer than this is seen to stand. */
export const LATE_MS = 50;
/** Turns of the wheel, half of them down and half of them up, and how far one goes. */
const TURNS = 60;
const TURN_PX = 120;

export type Scrolling = { frames: number[]; longTasks: number[] };

/** Milliseconds of every frame, and of every long task, while a wheel turns through the list of transactions and back. */
export async function scrollThrough(page: Page): Promise<Scrolling> {
  await opened(page, "/transactions");
  await page.mouse.move(700, 500);
  await page.evaluate(watchFrames);
  let furthest = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.wheel(0, turn < TURNS / 2 ? TURN_PX : -TURN_PX);
    if (turn === TURNS / 2) furthest = await page.evaluate(() => window.scrollY);
  }
  if (furthest === 0) throw new Error("the wheel moved nothing");
  const { frames, longTasks } = await page.evaluate(() => Reflect.get(window, "scrolling") as Scrolling);
  // The first is the wait for the first turn. In whole milliseconds: three pictures of a screen are 50.
  return { frames: frames.slice(1).map(Math.round), longTasks };
}

/** Runs in the page. */
function watchFrames(): void {
  const scrolling: Scrolling = { frames: [], longTasks: [] };
  Object.assign(window, { scrolling });
  // A method: a function with a name of its own is compiled (by tsx) into one that the page does not know.
  const clock = {
    last: performance.now(),
    tick(now: number) {
      scrolling.frames.push(now - clock.last);
      clock.last = now;
      requestAnimationFrame(clock.tick);
    },
  };
  requestAnimationFrame(clock.tick);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) scrolling.longTasks.push(duration);
  }).observe({ type: "longtask" });
}
