import { describe, expect, test } from "vitest";
import type { HoldCall } from "@/lib/transactions/hold";
import { howEnded } from "./how-ended";

const ended = (state: string, kind: HoldCall["kind"], status: HoldCall["status"], askedBy: string | null = "Anna") =>
  howEnded({
    state,
    failReason: null,
    call: { kind, status, askedBy, askedAt: "2026-11-20T19:32:07Z", answeredAt: null, message: null, attempts: 0 },
  });
const NOTHING = ["refused", "withdrawn", "did_not_happen"] as const;

describe("of a hold that is over, it is said", () => {
  test("who captured it, and who had it released", () => {
    expect(ended("paid", "capture", "accepted")).toEqual({ is: "capturedBy", by: "Anna" });
    expect(ended("completed", "capture", "unknown", null)).toEqual({ is: "capturedBy", by: null });
    expect(ended("cancelled", "cancel", "accepted")).toEqual({ is: "releasedBy", by: "Anna" });
  });

  test.each(NOTHING)("of nobody whose capture was %s that they captured it, or that it was never sent", (status) => {
    expect(ended("paid", "capture", status)).toEqual({ is: "capturedElsewhere" });
    expect(ended("cancelled", "capture", status)).toEqual({ is: "released" });
  });

  test.each(NOTHING)("of nobody whose release was %s that it was released by them", (status) => {
    expect(ended("cancelled", "cancel", status)).toEqual({ is: "released" });
    expect(ended("paid", "cancel", status)).toEqual({ is: "capturedElsewhere" });
  });

  test("that it was never sent, or did not happen, only where that was the hold itself", () => {
    expect(ended("cancelled", "preauthorize", "withdrawn")).toEqual({ is: "takenBack" });
    expect(ended("cancelled", "preauthorize", "did_not_happen")).toEqual({ is: "didNotHappen" });
    expect(ended("cancelled", "preauthorize", "accepted")).toEqual({ is: "released" });
  });

  test("why it failed, where Jetpay said so", () => {
    const failed = (failReason: string | null) => howEnded({ state: "failed", failReason, call: null });
    expect(failed("nsf")).toEqual({ is: "failed", said: "nsf" });
    expect(failed("")).toEqual({ is: "failed", said: null });
    expect(failed(null)).toEqual({ is: "failed", said: null });
  });
});
