import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Person } from "@/lib/context";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";

/** Sessions are Next's, and there is none outside of a request. */
const asking = vi.hoisted(() => ({ person: null as Person | null, desk: null as TestDesk | null }));
vi.mock("@/app/_server/session", () => ({ currentPerson: async () => asking.person }));
vi.mock("@/app/_server/context", () => ({ contextFor: () => asking.desk?.as("preparer") }));

beforeAll(async () => {
  asking.desk = await openTestDesk();
  asking.person = asking.desk.as("preparer").actor;
});
afterAll(() => asking.desk?.close());

test("who only asks about the file of a list has none made", async () => {
  const handlers = await import("./route");
  const request = new NextRequest("http://desk.example/api/desk/transactions/export", { method: "HEAD" });
  const answer = await handlers.HEAD(request, { params: Promise.resolve({}) });
  expect(answer?.status).toBe(200);
  expect(answer?.body).toBeNull();
});
