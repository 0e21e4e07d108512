import { expect, test } from "vitest";
import { loadEnv } from "@/lib/env";
import { localEnv } from "./local-env";

const parts = {
  databaseUrl: "postgresql://postgres:x@127.0.0.1:5432/jetdesk",
  sessionSecret: "s".repeat(43),
  port: 3000,
  simulator: { url: "http://127.0.0.1:4000", token: "token" },
};

test("everything the app needs is in it, in production mode as well", () => {
  const env = loadEnv({ NODE_ENV: "production", ...localEnv({}, parts) });
  expect(env).toMatchObject({
    databaseUrl: parts.databaseUrl,
    appUrl: "http://localhost:3000",
    smtpUrl: null,
    training: true,
    jetpay: { baseUrl: "http://127.0.0.1:4000", units: { transfer: "cents", card: "dollars" }, currency: "CAD" },
  });
});

test("what the person set in the shell wins", () => {
  const given = {
    APP_URL: "http://desk.test:3000",
    NEXTAUTH_SECRET: "g".repeat(32),
    SMTP_URL: "smtp://127.0.0.1:25",
    JETPAY_CURRENCY: "USD",
  };
  const env = loadEnv({ NODE_ENV: "development", ...localEnv(given, parts) });
  expect(env).toMatchObject({ appUrl: given.APP_URL, sessionSecret: given.NEXTAUTH_SECRET, smtpUrl: given.SMTP_URL });
  expect(env.jetpay.currency).toBe("USD");
});

test("a variable that is not set is said to be empty, so that no .env file of production fills it", () => {
  expect(localEnv({}, parts)).toMatchObject({
    SMTP_URL: "",
    ADMIN_EMAIL: "",
    OIDC_ISSUER: "",
    JETPAY_CALLBACK_KEY: "",
  });
});

test("a Jetpay of the person's own is left as they named it, and its amount units are not guessed", () => {
  const env = {
    JETPAY_BASE_URL: "https://jetpay.test",
    JETPAY_API_TOKEN: "t",
    ...localEnv({}, { ...parts, simulator: null }),
  };
  expect(env).not.toHaveProperty("JETPAY_TRANSFER_AMOUNT_UNIT");
  expect(loadEnv({ ...env, JETPAY_TRANSFER_AMOUNT_UNIT: "cents", JETPAY_CARD_AMOUNT_UNIT: "cents" }).training).toBe(
    false,
  );
  expect(() => loadEnv(env)).toThrow(/JETPAY_TRANSFER_AMOUNT_UNIT/);
});
