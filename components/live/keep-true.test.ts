import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LOST_AFTER_MS, SIGN_EVERY_MS } from "@/lib/live/signs";
import { StreamByHand } from "@/lib/testing/stream-by-hand";
import { readCutOff } from "./cut-off";
import { keepTrue } from "./keep-true";

let client: QueryClient;
let stop: () => void;
const proven = (completeUpTo: string) => client.setQueryData(["stamp"], { completeUpTo, drawnBy: "x" });

beforeEach(() => {
  vi.useFakeTimers();
  StreamByHand.opened = [];
  const page = Object.assign(new EventTarget(), { visibilityState: "visible", documentElement: { dataset: {} } });
  vi.stubGlobal("document", page);
  vi.stubGlobal("EventSource", StreamByHand);
  client = new QueryClient();
  proven("2026-11-20T15:00:00Z");
  stop = keepTrue(client, "x", () => undefined);
});
afterEach(() => {
  stop();
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page that hears nothing is complete up to the last sign it had, not up to what is proven of the desk since", () => {
  StreamByHand.newest.say("heard");
  expect(readCutOff()).toBeNull();
  proven("2026-11-20T15:00:05Z");
  vi.advanceTimersByTime(SIGN_EVERY_MS);
  StreamByHand.newest.say("there");
  proven("2026-11-20T15:00:15Z");
  vi.advanceTimersByTime(LOST_AFTER_MS - 1);
  expect(readCutOff()).toBeNull();
  vi.advanceTimersByTime(1);
  expect(readCutOff()).toEqual({ completeUpTo: "2026-11-20T15:00:05Z", long: false });
  vi.advanceTimersByTime(8_000);
  expect(readCutOff()).toEqual({ completeUpTo: "2026-11-20T15:00:05Z", long: true });
  StreamByHand.newest.say("heard");
  expect(readCutOff()).toBeNull();
});

test("a stream that is lost and replaced within seconds is not said to be cut off", () => {
  StreamByHand.newest.say("heard");
  vi.advanceTimersByTime(LOST_AFTER_MS);
  vi.advanceTimersByTime(1_000);
  StreamByHand.newest.say("heard");
  for (let times = 0; times < 4; times += 1) {
    expect(readCutOff()).toBeNull();
    vi.advanceTimersByTime(SIGN_EVERY_MS);
    StreamByHand.newest.say("there");
  }
});

test("a page that has heard nothing yet is complete up to when it was read on the server", () => {
  expect(readCutOff()).toEqual({ completeUpTo: "2026-11-20T15:00:00Z", long: false });
});
