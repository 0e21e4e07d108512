import pino from "pino";

/** Names under which secrets and numbers of accounts and cards travel; whatever is logged, these are not. */
const SECRET = [
  "password",
  "token",
  "authorization",
  "secret",
  "cookie",
  "account_number",
  "accountNumber",
  "callback_api_key",
  "callbackApiKey",
  "card_number",
];

export type Log = pino.Logger;

export const createLog = (name: string, level = "info"): Log =>
  pino({
    name,
    level,
    redact: {
      paths: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.headers["${key}"]`]),
      censor: "[redacted]",
    },
  });
