import { describe, expect, it } from "vitest";
import { loadEnv } from "./env";

const COMPLETE = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://127.0.0.1/jetdesk",
  JETPAY_BASE_URL: "https://jetpay.example",
  JETPAY_API_TOKEN: "token",
  JETPAY_TRANSFER_AMOUNT_UNIT: "cents",
  JETPAY_CARD_AMOUNT_UNIT: "dollars",
  APP_URL: "https://desk.example",
  NEXTAUTH_SECRET: "s".repeat(32),
  SMTP_URL: "smtps://mail.example",
};

describe("production's addresses", () => {
  it("are https", () => {
    expect(loadEnv(COMPLETE).appUrl).toBe("https://desk.example");
    const others = ["JETPAY_JWKS_URL", "JETPAY_PAGES_ORIGIN", "OIDC_ISSUER"];
    for (const variable of ["JETPAY_BASE_URL", "APP_URL", ...others]) {
      for (const address of ["http://jetpay.example", "http://10.0.0.7:8080/api", "http://localhost.example"]) {
        expect(() => loadEnv({ ...COMPLETE, [variable]: address }), `${variable} ${address}`).toThrow(
          new RegExp(`^${variable} is wrong: must be https:// \\(http:// only on this machine\\)`),
        );
      }
    }
  });

  it("may be http on this very machine", () => {
    for (const origin of ["http://localhost:4010", "http://127.0.0.1:4010", "http://[::1]:4010"]) {
      const env = loadEnv({ ...COMPLETE, APP_URL: origin, JETPAY_BASE_URL: origin, JETPAY_JWKS_URL: `${origin}/keys` });
      expect([env.appUrl, env.jetpay.baseUrl, env.jetpay.jwksUrl]).toEqual([origin, origin, `${origin}/keys`]);
    }
  });

  it("say each once, and what is missing as well", () => {
    const wrong = { ...COMPLETE, APP_URL: "http://desk.example", JETPAY_BASE_URL: "nonsense", SMTP_URL: "" };
    expect(() => loadEnv(wrong)).toThrow(
      expect.objectContaining({ variables: ["JETPAY_BASE_URL", "SMTP_URL", "APP_URL"] }),
    );
  });
});

it("a provider to sign in by is set whole or not at all", () => {
  const some = { ...COMPLETE, OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "desk", OIDC_CLIENT_SECRET: "" };
  expect(() => loadEnv(some)).toThrow(expect.objectContaining({ variables: ["OIDC_CLIENT_SECRET"] }));
  expect(loadEnv({ ...some, OIDC_CLIENT_SECRET: "secret" }).oidc).toMatchObject({ clientId: "desk" });
});

it("a stack on a developer's machine may use what it finds in its own network", () => {
  const env = loadEnv({ ...COMPLETE, JETDESK_LOCAL: "on", APP_URL: "http://192.168.1.20:3000", SMTP_URL: "" });
  expect(env.appUrl).toBe("http://192.168.1.20:3000");
});

describe("training", () => {
  it("is off unless it is said, and needs no mail server: what is mailed stays in the outbox", () => {
    expect(loadEnv(COMPLETE).training).toBe(false);
    expect(loadEnv({ ...COMPLETE, JETDESK_TRAINING: "" }).training).toBe(false);
    expect(loadEnv({ ...COMPLETE, JETDESK_TRAINING: "on", SMTP_URL: "" })).toMatchObject({
      training: true,
      smtpUrl: null,
    });
    expect(() => loadEnv({ ...COMPLETE, JETDESK_TRAINING: "yes" })).toThrow(/^JETDESK_TRAINING is wrong/);
  });
});
