import { spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { freePort } from "../lib/stack/free-port";
import { ROOT } from "../lib/stack/places";
import { expect, test } from "./desk";

// What of the HTTP server (lib/stack/web.mjs) needs a build.

test("behind a proxy with TLS, what was begun on one page is done while another is open", async ({ as }) => {
  const page = await as("administrator");
  await page.goto("/settings/jetpay");
  const asked = page.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await page.getByRole("button", { name: "Test" }).first().click();
  const action = await asked;
  const headers = { ...(await action.allHeaders()), "x-forwarded-proto": "https" };
  const own = Object.entries(headers).filter(([name]) => !/^(:|content-length$|host$)/.test(name));
  const answer = await page.request.post("/contacts", {
    headers: Object.fromEntries(own),
    data: action.postDataBuffer() ?? "",
  });
  expect(answer.headers()["content-type"]).toBe("text/x-component");
  expect(await answer.text()).toContain('"ok":true');
});

test("the code of a page comes as the build compressed it", async ({ page, baseURL }) => {
  await page.goto("/sign-in");
  const code = await page.locator('script[src^="/_next/static/"]').first().getAttribute("src");
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${baseURL}${code}`, { headers: { "accept-encoding": "gzip, br" } }, resolve).once("error", reject);
  });
  expect([answer.statusCode, answer.headers["content-encoding"]]).toEqual([200, "br"]);
  answer.resume();
});

test("who would rather speak another protocol is answered by HTTP", async ({ baseURL }) => {
  const headers = { connection: "Upgrade", upgrade: "websocket" };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${baseURL}/api/health`, { headers }, resolve).once("error", reject);
  });
  expect(answer.statusCode).toBe(200);
  answer.resume();
});

test("the app does not outlive who started it", async ({ request }) => {
  const port = await freePort();
  const app = spawn(process.execPath, [join(ROOT, "lib/stack/web.mjs"), String(port)], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  try {
    const ended = once(app, "exit");
    await expect(async () =>
      expect((await request.get(`http://127.0.0.1:${port}/api/health`)).ok()).toBe(true),
    ).toPass();
    app.disconnect();
    expect(await ended).toEqual([0, null]);
  } finally {
    app.kill("SIGKILL");
  }
});
