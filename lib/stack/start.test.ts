import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./places";

const COMPLETE = {
  DATABASE_URL: "postgresql://nobody:x@127.0.0.1:1/none",
  JETPAY_BASE_URL: "https://jetpay.example",
  JETPAY_API_TOKEN: "token",
  JETPAY_TRANSFER_AMOUNT_UNIT: "cents",
  JETPAY_CARD_AMOUNT_UNIT: "dollars",
  APP_URL: "https://desk.example",
  NEXTAUTH_SECRET: "s".repeat(32),
  SMTP_URL: "smtp://127.0.0.1:25",
};

/** `npm start` without npm, so that a variable of npm's own is in the way of nothing. */
function start(env: Record<string, string>, file = "start.ts"): Promise<{ code: number | null; said: string }> {
  const args = ["--import", "tsx", join(ROOT, "lib/stack", file)];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      NODE_ENV: "production",
      PATH: process.env["PATH"] ?? "",
      ...Object.fromEntries(Object.keys(COMPLETE).map((name) => [name, ""])),
      ...env,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

test("npm start without one variable stops and names that one alone", async () => {
  const { code, said } = await start({ ...COMPLETE, JETPAY_CARD_AMOUNT_UNIT: "" });
  expect(code).toBe(1);
  expect(said).toMatch(/^JETPAY_CARD_AMOUNT_UNIT is missing/m);
  expect(said.match(/is missing/g)).toHaveLength(1);
});

test.each(["start.ts", "worker.ts"])(
  "%s without any of them names each",
  async (file) => {
    const { code, said } = await start({}, file);
    expect(code).toBe(1);
    for (const name of Object.keys(COMPLETE)) expect(said).toMatch(new RegExp(`^${name} is missing`, "m"));
  },
  30_000,
);

test.each(["start.ts", "worker.ts"])(
  "%s in training does not start on a Jetpay that is not the simulator, and tells it nothing",
  async (file) => {
    const heard: string[] = [];
    const jetpay = createServer((request, response) => {
      heard.push(`${request.url} ${request.headers.authorization ?? "no token"}`);
      response.writeHead(404).end("{}");
    });
    await new Promise<void>((resolve) => jetpay.listen(0, "127.0.0.1", resolve));
    const { port } = jetpay.address() as AddressInfo;
    const training = { ...COMPLETE, JETDESK_TRAINING: "on", JETPAY_BASE_URL: `http://127.0.0.1:${port}`, SMTP_URL: "" };
    const { code, said } = await start(training, file);
    jetpay.close();
    expect(code).toBe(1);
    expect(said).toContain("JETDESK_TRAINING is on, and JETPAY_BASE_URL");
    expect(said).toContain("is not the simulator");
    expect(heard).toEqual(["/_simulator/health no token"]);
  },
  30_000,
);
