import type net from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createJetpay, type JetpayOptions } from "./client";
import { insideTransaction } from "./outside-transaction";
import { answerJson, type RunningServer, startHttpServer, startSocketServer } from "./scripted-server";

const running: RunningServer[] = [];
const keep = <S extends RunningServer>(server: S): S => {
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const CREDIT = {
  contactId: "c1",
  amountMinor: 10_000,
  statement: "supplier payout",
  note: "JD-7K3M9Q",
  fromBankAccountId: "m1",
};
const ACCEPTED = '{"identifier": "t1", "link": "https://pay.example/t1", "amount": 10000}';

const payAt = (baseUrl: string, options: Partial<JetpayOptions> = {}) =>
  createJetpay({
    baseUrl,
    token: "secret-token",
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
    timeoutMs: 2_000,
    ...options,
  }).createCredit(CREDIT);

/** A server that does `then` once the whole request (known by its body's end) has arrived. */
const afterRequest = (then: (socket: net.Socket) => void) =>
  startSocketServer((socket) => {
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("utf8");
      if (received.endsWith("}")) then(socket);
    });
  }).then(keep);

const answering = (status: number, body: unknown, headers?: Record<string, string>) =>
  startHttpServer((_request, response) => answerJson(response, status, body, headers)).then(keep);

describe("a call that nothing can have come of", () => {
  it("is one that finds no server", async () => {
    const server = await startSocketServer(() => undefined);
    await server.stop();
    expect(await payAt(server.url)).toMatchObject({
      kind: "not_sent",
      reason: "unreachable",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });

  it("is one that Jetpay puts off, with the pause it asks for", async () => {
    const server = await answering(429, { detail: "slow down" }, { "retry-after": "7" });
    expect(await payAt(server.url)).toMatchObject({
      kind: "not_sent",
      reason: "rate_limited",
      message: "slow down",
      retryAfterMs: 7_000,
    });
    const dated = await answering(429, "", { "retry-after": "Thu, 22 Jan 2026 10:15:30 GMT" });
    const now = () => new Date("2026-01-22T10:15:00Z");
    expect(await payAt(dated.url, { now })).toMatchObject({ reason: "rate_limited", retryAfterMs: 30_000 });
    const bare = await answering(429, "");
    expect(await payAt(bare.url)).not.toHaveProperty("retryAfterMs");
  });
});

describe("a call that may have taken effect", () => {
  const unknown = (reason: string, httpStatus?: number) => ({
    kind: "unknown",
    reason,
    message: expect.stringMatching(/./),
    ...(httpStatus === undefined ? {} : { httpStatus }),
  });

  it("is one whose connection is reset at its first byte", async () => {
    const server = await startSocketServer((socket) => socket.once("data", () => socket.resetAndDestroy())).then(keep);
    expect(await payAt(server.url)).toMatchObject(unknown("connection_lost"));
  });

  it("is one whose connection is reset after the request is read", async () => {
    const server = await afterRequest((socket) => socket.resetAndDestroy());
    expect(await payAt(server.url)).toMatchObject(unknown("connection_lost"));
  });

  it("is one whose connection is closed without a word", async () => {
    const server = await afterRequest((socket) => socket.end());
    expect(await payAt(server.url)).toMatchObject(unknown("connection_lost"));
  });

  it("is one that is not answered in time", async () => {
    const server = await afterRequest(() => undefined);
    const answer = await payAt(server.url, { timeoutMs: 500 });
    expect(answer).toMatchObject({ ...unknown("timeout"), message: "no answer within the time allowed" });
  });

  it("is one whose answer breaks off", async () => {
    const half = `HTTP/1.1 200 OK\r\ncontent-length: ${ACCEPTED.length}\r\n\r\n${ACCEPTED.slice(0, 20)}`;
    const closed = await afterRequest((socket) => socket.end(half));
    expect(await payAt(closed.url)).toMatchObject(unknown("connection_lost", 200));
    const reset = await afterRequest((socket) => socket.write(half, () => socket.resetAndDestroy()));
    expect(await payAt(reset.url)).toMatchObject(unknown("connection_lost"));
    const silent = await afterRequest((socket) => socket.write(half));
    expect(await payAt(silent.url, { timeoutMs: 500 })).toMatchObject(unknown("timeout", 200));
    const chunked = await afterRequest((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"ide\r\n`),
    );
    expect(await payAt(chunked.url)).toMatchObject(unknown("connection_lost", 200));
  });

  it("is one answered in no HTTP", async () => {
    const server = await afterRequest((socket) => socket.end("hello\r\n\r\n"));
    expect(await payAt(server.url)).toMatchObject(unknown("unreadable"));
  });

  it.each([500, 502, 503, 504])("is one answered %d", async (status) => {
    const server = await answering(status, "<html>oh no</html>");
    expect(await payAt(server.url)).toMatchObject({ ...unknown("server_error", status), body: "<html>oh no</html>" });
  });

  it("is one answered 408, or with a redirect, which is not followed", async () => {
    const late = await answering(408, "");
    expect(await payAt(late.url)).toMatchObject(unknown("timeout", 408));
    const elsewhere = await answering(200, ACCEPTED);
    const redirect = await answering(302, "", { location: elsewhere.url });
    expect(await payAt(redirect.url)).toMatchObject(unknown("redirect", 302));
    expect(elsewhere.requests).toEqual([]);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["another shape", '{"hello": 1}'],
    ["a list", "[]"],
    ["a body past 1 MiB", `{"identifier": "t1", "x": "${"x".repeat(1024 * 1024)}"}`],
  ])("is one answered 200 with %s", async (_what, body) => {
    const server = await answering(200, body);
    expect(await payAt(server.url)).toMatchObject(unknown("unreadable", 200));
  });

  it.each([
    ["cents", "10001"],
    ["cents", "100.00"],
    ["dollars", "100.000001"],
    ["dollars", "10000"],
    ["cents", '"lots"'],
    ["cents", "9007199254740993000"],
  ] as const)("is one whose echoed amount, in %s, is %s and not what was sent", async (transfer, amount) => {
    const server = await answering(200, `{"identifier": "t1", "amount": ${amount}}`);
    const answer = await payAt(server.url, { units: { transfer, card: "dollars" } });
    expect(answer).toMatchObject({ ...unknown("amount_mismatch", 200), transactionId: "t1" });
  });

  it("carries the transaction's id where the answer gave it away", async () => {
    const server = await answering(500, { error: "timeout", data: null, transactionId: "t9" });
    expect(await payAt(server.url)).toMatchObject({ kind: "unknown", transactionId: "t9" });
  });
});

describe("a call that Jetpay refused", () => {
  it("says what was wrong, and what Jetpay answered", async () => {
    const body = { detail: [{ loc: ["body", "amount"], msg: "too small", type: "value_error" }] };
    const server = await answering(422, body);
    expect(await payAt(server.url)).toMatchObject({
      kind: "refused",
      httpStatus: 422,
      message: "too small",
      fields: [{ path: "amount", message: "too small" }],
      declined: false,
      body,
    });
  });

  it("stays refused when only the explanation breaks off", async () => {
    const server = await afterRequest((socket) => socket.end("HTTP/1.1 400 No\r\ncontent-length: 90\r\n\r\n{"));
    expect(await payAt(server.url)).toMatchObject({ kind: "refused", httpStatus: 400 });
  });
});

describe("a call that Jetpay accepted", () => {
  it("carries Jetpay's clock, its body, and what was sent", async () => {
    const server = await answering(201, ACCEPTED, { date: "Thu, 22 Jan 2026 10:15:30 GMT" });
    expect(await payAt(server.url)).toEqual({
      kind: "accepted",
      httpStatus: 201,
      at: new Date("2026-01-22T10:15:30Z"),
      value: { transactionId: "t1", state: null, link: "https://pay.example/t1", amountMinor: 10_000 },
      body: { identifier: "t1", link: "https://pay.example/t1", amount: 10_000 },
      sent: {
        method: "PUT",
        path: "/credit",
        body: {
          amount: 10_000,
          statement: "supplier payout",
          note: "JD-7K3M9Q",
          from_bank_account: "m1",
          contact_id: "c1",
        },
      },
    });
  });

  it("was made over a connection of its own, with the token", async () => {
    const server = await answering(200, ACCEPTED);
    await payAt(`${server.url}/`);
    expect(server.requests).toMatchObject([
      {
        method: "PUT",
        path: "/credit",
        headers: { authorization: "Bearer secret-token", "content-type": "application/json", connection: "close" },
      },
    ]);
  });

  it("leaves nothing in its record that PostgreSQL cannot store", async () => {
    const server = await answering(200, '{"identifier": "t\\u00001", "link": "\\ud800", "amount": 10000}');
    expect(await payAt(server.url)).toMatchObject({
      value: { transactionId: "t\ufffd1" },
      body: { identifier: "t\ufffd1", link: "\ufffd" },
    });
  });
});

describe("a call inside a database transaction", () => {
  it("throws before anything is sent, except in production", async () => {
    const server = await answering(200, ACCEPTED);
    await expect(insideTransaction.run(true, () => payAt(server.url))).rejects.toThrow("inside a database transaction");
    expect(server.requests).toEqual([]);
    vi.stubEnv("NODE_ENV", "production");
    try {
      expect(await insideTransaction.run(true, () => payAt(server.url))).toMatchObject({ kind: "accepted" });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
