import { describe, expect, it } from "vitest";
import { IDLE_SECONDS, LONGEST_SECONDS, lifetime, readClaims } from "./session-rules";

const claims = { personId: "p", sessionId: "s", version: 3, signedInAt: 1000 };

describe("a session", () => {
  it("ends a day after the sign-in, however busy it was", () => {
    expect(readClaims({ ...claims, iat: 5 }, 1000 + LONGEST_SECONDS - 1)).toEqual(claims);
    expect(readClaims(claims, 1000 + LONGEST_SECONDS)).toBeNull();
  });

  it("is never renewed beyond that", () => {
    expect(lifetime(1000, 1000)).toBe(IDLE_SECONDS);
    expect(lifetime(1000, 1000 + LONGEST_SECONDS - 60)).toBe(60);
    expect(lifetime(1000, 1000 + LONGEST_SECONDS + 60)).toBe(0);
  });

  it("is none when its token says too little", () => {
    expect(readClaims(null, 0)).toBeNull();
    expect(readClaims({ personId: "p", sessionId: "s", version: "3", signedInAt: 1 }, 2)).toBeNull();
  });
});
