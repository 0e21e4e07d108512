/** What stands in the record where a secret or a bank number was. */
const REDACTED = "[redacted]";

/** Names, without case or separators, whose values are never recorded, in what we send and in what comes back. */
const SECRET_NAMES = new Set([
  "accountnumber",
  "transitnumber",
  "institutionnumber",
  "callbackapikey",
  "apikey",
  "token",
  "accesstoken",
  "authorization",
  "password",
  "secret",
  "securityanswer",
  "cardnumber",
  "cvv",
  "cvc",
]);

/** Shorter secrets (an institution number has three digits) would blank out half of any text they are searched in. */
const SEARCHED_LENGTH = 5;

const isSecretName = (name: string): boolean => SECRET_NAMES.has(name.toLowerCase().replace(/[^a-z]/g, ""));

/** The secret values in a request body, to be searched for in whatever comes back. */
export function secretsIn(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === "string" && value.length >= SEARCHED_LENGTH && isSecretName(name) ? [value] : [],
  );
}

/**
 * A copy fit for the record: values of secret names blanked, `secrets` blanked wherever they occur, and in a FastAPI
 * validation entry (`{ loc: ["body", "account_number"], input: "1234567" }`) the echoed input of a secret field too.
 */
export function redact(value: unknown, secrets: readonly string[] = []): unknown {
  if (typeof value === "string") return redactText(value, secrets);
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  const secretLocation =
    "loc" in value && Array.isArray(value.loc) && value.loc.some((step) => isSecretName(`${step}`));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const blank = isSecretName(name) || (secretLocation && name === "input");
      return [name, blank && item !== null ? REDACTED : redact(item, secrets)];
    }),
  );
}

export const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((seen, secret) => seen.replaceAll(secret, REDACTED), text);
