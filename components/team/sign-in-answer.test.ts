import { describe, expect, it } from "vitest";
import { readAnswer } from "./sign-in-answer";

describe("the answer to a sign-in", () => {
  it("is read from what next-auth hands back", () => {
    expect(readAnswer(true, null)).toEqual({ kind: "in" });
    expect(readAnswer(false, "CredentialsSignin")).toEqual({ kind: "refused" });
    expect(readAnswer(false, "paused:40")).toEqual({ kind: "paused", seconds: 40 });
    expect(readAnswer(false, "busy")).toEqual({ kind: "busy" });
    expect(readAnswer(false, "choose_password:")).toEqual({ kind: "choose", problem: null });
    expect(readAnswer(false, "choose_password:password_short")).toEqual({ kind: "choose", problem: "password_short" });
  });

  it("is never taken for a refusal or a success when it is something else", () => {
    for (const error of [undefined, "unexpected", "Configuration", "paused:soon", "AccessDenied"]) {
      expect(readAnswer(false, error)).toEqual({ kind: "unreachable" });
    }
  });
});
