type Given = Record<string, string | undefined>;
type Parts = {
  databaseUrl: string;
  sessionSecret: string;
  port: number;
  /** `null` where JETPAY_BASE_URL names a Jetpay of the person's own. */
  simulator: { url: string; token: string } | null;
};

/** Names that a `.env` file meant for production could carry into a stack on this machine; set here, it cannot. */
const SHIELDED = [
  "SMTP_URL",
  "JETPAY_CALLBACK_KEY",
  "JETPAY_CALLBACK_KEY_HEADER",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "ADMIN_EMAIL",
  "ADMIN_PASSWORD",
  "JETDESK_TRAINING",
];

/**
 * The variables the app and the worker get on a developer's machine (docs/operations.md). What the person set
 * in the shell wins over what is embedded; the rest is complete, so that no `.env` file is asked.
 */
export function localEnv(given: Given, { databaseUrl, sessionSecret, port, simulator }: Parts): Given {
  const jetpay = simulator
    ? {
        JETPAY_BASE_URL: simulator.url,
        JETPAY_API_TOKEN: simulator.token,
        JETPAY_JWKS_URL: `${simulator.url}/.well-known/jwks.json`,
        JETPAY_TRANSFER_AMOUNT_UNIT: given["JETPAY_TRANSFER_AMOUNT_UNIT"] || "cents",
        JETPAY_CARD_AMOUNT_UNIT: given["JETPAY_CARD_AMOUNT_UNIT"] || "dollars",
        JETPAY_CURRENCY: given["JETPAY_CURRENCY"] || "CAD",
        JETDESK_TRAINING: "on",
      }
    : {};
  const shielded = Object.fromEntries(SHIELDED.map((name) => [name, given[name] ?? ""]));
  const appUrl = given["APP_URL"] || `http://localhost:${port}`;
  return {
    ...shielded,
    ...jetpay,
    JETDESK_LOCAL: "on",
    DATABASE_URL: databaseUrl,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXTAUTH_SECRET: given["NEXTAUTH_SECRET"] || sessionSecret,
    // What is mailed in the demo comes from the demo's company, in the preview as in the outbox.
    MAIL_FROM: given["MAIL_FROM"] || "Harrow & Pine <payments@harrowandpine.example>",
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
