import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LOST_AFTER_MS, SIGN_EVERY_MS } from "@/lib/live/signs";
import { StreamByHand } from "@/lib/testing/stream-by-hand";
import { hearChanges } from "./stream";

let told: string[] = [];
let page: EventTarget & { visibilityState: string };
let stop: () => void;
const look = (state: "visible" | "hidden") => {
  page.visibilityState = state;
  page.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => {
  vi.useFakeTimers();
  StreamByHand.opened = [];
  told = [];
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  vi.stubGlobal("EventSource", StreamByHand);
  stop = hearChanges({
    heard: () => told.push("heard"),
    change: ({ topic }) => told.push(topic),
    unheard: (refused) => told.push(refused ? "refused" : "unheard"),
    unseen: () => told.push("unseen"),
    there: () => told.push("there"),
  });
  StreamByHand.newest.say("heard");
  told = [];
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a stream that falls silent without breaking off is given up, and another is opened until one is heard", () => {
  const lost = StreamByHand.newest;
  vi.advanceTimersByTime(LOST_AFTER_MS);
  expect(told).toEqual(["unheard"]);
  expect(lost.readyState).toBe(StreamByHand.CLOSED);
  vi.advanceTimersByTime(LOST_AFTER_MS);
  expect([StreamByHand.opened.length, StreamByHand.open]).toEqual([3, 1]);
  StreamByHand.newest.say("heard");
  expect(told).toEqual(["unheard", "unheard", "heard"]);
});

test("a stream on which nothing happens is kept as long as it says that it is there", () => {
  for (let times = 0; times < 100; times += 1) {
    vi.advanceTimersByTime(SIGN_EVERY_MS);
    StreamByHand.newest.say("there");
  }
  expect(new Set(told)).toEqual(new Set(["there"]));
  expect(StreamByHand.opened).toHaveLength(1);
});

test("a server that is there, but hears nothing itself, is waited for on the stream there is", () => {
  StreamByHand.newest.say("unheard");
  vi.advanceTimersByTime(SIGN_EVERY_MS);
  StreamByHand.newest.say("there");
  vi.advanceTimersByTime(SIGN_EVERY_MS);
  StreamByHand.newest.say("there");
  expect(told).toEqual(["unheard", "there", "there"]);
  expect(StreamByHand.opened).toHaveLength(1);
});

test("a page that nobody sees waits for nothing, and hears anew when it is looked at, however late its clocks are", () => {
  look("hidden");
  vi.advanceTimersByTime(10 * LOST_AFTER_MS);
  expect([StreamByHand.opened.length, StreamByHand.open]).toEqual([1, 0]);
  expect(told).toEqual(["unseen"]);
  look("visible");
  StreamByHand.newest.say("heard");
  expect(told).toEqual(["unseen", "unheard", "heard"]);
  expect(StreamByHand.open).toBe(1);
});

test("a stream that is refused again and again is opened once at a time, after pauses that grow", () => {
  const at: number[] = [];
  for (let times = 0; times < 8; times += 1) {
    StreamByHand.newest.refuse();
    const before = Date.now();
    vi.advanceTimersToNextTimer();
    at.push(Date.now() - before);
    expect(StreamByHand.open).toBe(1);
  }
  expect(at.at(0)).toBeLessThanOrEqual(1_000);
  expect(at.at(-1)).toBeGreaterThan(LOST_AFTER_MS);
  expect(at.at(-1)).toBeLessThanOrEqual(30_000);
});

test("nothing is opened once nobody follows any more", () => {
  stop();
  vi.advanceTimersByTime(10 * LOST_AFTER_MS);
  expect([StreamByHand.opened.length, StreamByHand.open]).toEqual([1, 0]);
});
