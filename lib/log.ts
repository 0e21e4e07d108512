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
    serializers: { err: serializeError },
  });

function serializeError(error: unknown): unknown {
  const plain = withoutValues(error);
  return plain instanceof Error ? pino.stdSerializers.err(plain) : plain;
}

/**
 * drizzle puts a failed query's values into its message, and PostgreSQL the row into its detail: hashes of passwords, links
 * that move money, whole mails. The same error with the query and what was wrong, and none of these.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error && "query" in error && "params" in error)) return error;
  const message = `Failed query: ${String(error.query)}`;
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? { code: cause.code } : {};
  const reason = cause instanceof Error ? Object.assign(new Error(cause.message), { stack: "" }) : undefined;
  const plain = Object.assign(new Error(message, { cause: reason }), code);
  if (error.stack?.includes(error.message)) plain.stack = error.stack.replace(error.message, () => message);
  return plain;
}
