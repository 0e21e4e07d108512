import https from "node:https";
import { afterEach, describe, expect, it, vi } from "vitest";
import { exchange } from "./exchange";
import { listen, type RunningServer, startSocketServer } from "./scripted-server";
import { makeSelfSignedCertificate } from "./self-signed-certificate";

const running: RunningServer[] = [];
const keep = (server: RunningServer): RunningServer => {
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const BODY = '{"amount":10000}';
const put = (url: string, options: { timeoutMs?: number; ca?: string } = {}) =>
  exchange({ method: "PUT", url: new URL(url), headers: {}, body: BODY, timeoutMs: 2_000, ...options });
const notConnected = { kind: "not_connected", message: expect.stringMatching(/./) };

describe("no connection", () => {
  it("is made to a port nobody listens on", async () => {
    const server = await startSocketServer(() => undefined);
    await server.stop();
    expect(await put(server.url)).toMatchObject(notConnected);
  });

  it("is made to a name that does not exist", async () => {
    expect(await put("http://jetpay.invalid")).toMatchObject(notConnected);
  });

  it("is made to a server that answers TLS in plain text", async () => {
    const server = await startSocketServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).then(keep);
    expect(await put(server.url.replace("http:", "https:"))).toMatchObject(notConnected);
  });

  it("is made when it breaks during the TLS handshake", async () => {
    const server = await startSocketServer((socket) => socket.once("data", () => socket.resetAndDestroy())).then(keep);
    expect(await put(server.url.replace("http:", "https:"))).toMatchObject(notConnected);
  });

  it("is made when it is not ready in time", async () => {
    const server = await startSocketServer(() => undefined).then(keep);
    const result = await put(server.url.replace("http:", "https:"), { timeoutMs: 50 });
    expect(result).toEqual({ kind: "not_connected", message: "no connection within the time allowed" });
  });

  it("is used after the machine slept: no timer has heard of that by then", async () => {
    const heard: string[] = [];
    const server = await startSocketServer((socket) => socket.on("data", (data) => heard.push(`${data}`))).then(keep);
    const asleep = put(server.url);
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 600_000);
    expect(await asleep).toMatchObject(notConnected);
    clock.mockRestore();
    expect(heard).toEqual([]);
  });

  it("is made to a server whose certificate is not trusted, which hears nothing of the request", async () => {
    const heard: string[] = [];
    const secure = https.createServer(makeSelfSignedCertificate(), ({ url }) => heard.push(`${url}`));
    const server = keep(await listen(secure));
    expect(await put(server.url.replace("http://127.0.0.1", "https://localhost"))).toMatchObject(notConnected);
    expect(heard).toEqual([]);
  });
});

describe("a request", () => {
  it("goes over TLS to a server that is trusted, whole", async () => {
    const certificate = makeSelfSignedCertificate();
    const echo = https.createServer(certificate, (request, response) => request.pipe(response));
    const server = keep(await listen(echo));
    const url = server.url.replace("http://127.0.0.1", "https://localhost");
    const result = await put(url, { ca: certificate.cert });
    expect(result).toMatchObject({ kind: "answered", status: 200, text: BODY, end: "whole" });
  });

  it("that is cut off leaves the doubt to the caller", async () => {
    const server = await startSocketServer((socket) => socket.once("data", () => socket.resetAndDestroy())).then(keep);
    expect(await put(server.url)).toMatchObject({ kind: "lost", reason: "connection_lost" });
  });
});
