import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { readBeginning, withinLimit } from "./read-capped";

const url = "https://desk.example/api/auth/callback/credentials";
const headers = { "content-type": "application/json", cookie: "a=b" };
const post = (body: BodyInit) => new NextRequest(url, { method: "POST", headers, body });

/** A body that never ends, and counts what was taken of it. */
function endless() {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1_024;
      controller.enqueue(new Uint8Array(1_024));
    },
  });
  return { body, taken: () => taken };
}

describe("a request within the limit", () => {
  test("can be read as it came", async () => {
    const short = await withinLimit(post(`{"email":"a@b.example"}`), 64);
    expect(await short?.json()).toEqual({ email: "a@b.example" });
    expect(short).toMatchObject({ method: "POST", url });
    expect(short?.cookies.get("a")?.value).toBe("b");
  });

  test("is none above it, and no more than it is taken of what never ends", async () => {
    expect(await withinLimit(post("x".repeat(65)), 64)).toBeNull();
    const { body, taken } = endless();
    const request = new NextRequest(url, { method: "POST", body, duplex: "half" });
    expect(await withinLimit(request, 10_000)).toBeNull();
    expect(taken()).toBeLessThan(20_000);
  });
});

test("the beginning of a body is kept, and the rest taken as well", async () => {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1;
      if (taken === 100) controller.close();
      else controller.enqueue(Buffer.from("abcdefghij"));
    },
  });
  const request = new NextRequest(url, { method: "POST", body, duplex: "half" });
  expect(String(await readBeginning(request, 25))).toBe("abcdefghijabcdefghijabcde");
  expect(taken).toBe(100);
});
