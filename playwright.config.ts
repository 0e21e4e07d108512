import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./lib/stack/chromium";

/**
 * `npm test` starts a stack and says where it is. By hand, against `npm run dev`:
 * `npx playwright test e2e/sign-in.spec.ts`, or with E2E_BASE_URL where it is not on port 3000.
 */
const { E2E_BASE_URL = "http://localhost:3000", E2E_STILL_URL = E2E_BASE_URL, E2E_REPORT, CI } = process.env;
const executablePath = findChromium();

const LOOKS = /(accessibility|screens)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  projects: [
    {
      name: "journeys",
      testIgnore: LOOKS,
      // One after the other: they share one simulator, and a fault that one journey asks for must meet no other's call.
      workers: 1,
    },
    {
      // Beside them, what only looks, at a desk on which nothing moves (lib/stack/still-desk.ts).
      name: "looks",
      testMatch: LOOKS,
      workers: 1,
      use: { baseURL: E2E_STILL_URL },
    },
  ],
  snapshotPathTemplate: "docs/screens/{arg}{ext}",
  forbidOnly: Boolean(CI),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ["list"],
    ...(E2E_REPORT ? [["json", { outputFile: E2E_REPORT }] as ["json", { outputFile: string }]] : []),
  ],
  use: {
    baseURL: E2E_BASE_URL,
    locale: "en-CA",
    timezoneId: "America/Halifax",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: CHROMIUM_ARGS,
    },
  },
});
