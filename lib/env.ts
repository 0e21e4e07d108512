import { z } from "zod";
import { isSafeAddress } from "./addresses";

const unit = z.enum(["cents", "dollars"]);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const variables = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  JETPAY_BASE_URL: z.url(),
  JETPAY_API_TOKEN: z.string().min(1),
  JETPAY_TRANSFER_AMOUNT_UNIT: unit,
  JETPAY_CARD_AMOUNT_UNIT: unit,
  JETPAY_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code")
    .default("CAD"),
  JETPAY_JWKS_URL: optional(z.url()),
  JETPAY_PAGES_ORIGIN: optional(z.url()),
  JETPAY_CALLBACK_KEY: optional(z.string()),
  JETPAY_CALLBACK_KEY_HEADER: optional(z.string()),
  APP_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(32, "must have 32 characters or more"),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string().min(12, "must have 12 characters or more")),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "must be an smtp:// or smtps:// address")),
  MAIL_FROM: z.string().min(3).default("Jetdesk <payments@localhost>"),
  METRICS_TOKEN: optional(z.string().min(16)),
  MAIL_REPORTS_TOKEN: optional(z.string().min(16)),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  WORKER: z.enum(["on", "off"]).default("on"),
  JETDESK_TRAINING: z.preprocess((value) => (value === "" ? undefined : value), z.enum(["on", "off"]).default("off")),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  OIDC_ISSUER: optional(z.url()),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
});

/** What the process was told, read once. The names and what happens when one is unset: docs/operations.md. */
export type Env = {
  mode: "production" | "development" | "test";
  databaseUrl: string;
  jetpay: {
    baseUrl: string;
    token: string;
    currency: string;
    units: { transfer: "cents" | "dollars"; card: "cents" | "dollars" };
    jwksUrl: string;
    /** Where Jetpay's hosted pages are; the card page is shown in a frame and nothing else may be. */
    pagesOrigin: string;
    callbackKey: { header: string; value: string } | null;
  };
  appUrl: string;
  sessionSecret: string;
  firstAdministrator: { email: string; password: string } | null;
  smtpUrl: string | null;
  mailFrom: string;
  metricsToken: string | null;
  /** Who holds it may hand in what other mail servers report of our mails. */
  mailReportsToken: string | null;
  /** How many proxies of ours write an entry of their own to `x-forwarded-for`; 0: nobody does, and it is not believed. */
  trustedProxies: number;
  port: number;
  worker: boolean;
  /** Jetpay is the simulator, and every page says so. */
  training: boolean;
  logLevel: string;
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
};

/** Names what is missing or wrong, one line each, and why it matters where that is not plain. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly variables: string[];
  constructor(problems: { variable: string; problem: string }[]) {
    super(problems.map(({ variable, problem }) => `${variable} ${problem}`).join("\n"));
    this.variables = problems.map(({ variable }) => variable);
  }
}

const WHY: Record<string, string> = {
  JETPAY_TRANSFER_AMOUNT_UNIT:
    "(`cents` or `dollars`: Jetpay's guide does not state the unit of credits and debits, and a wrong guess is a hundredfold error; ask Jetpay or make one demo transaction)",
  JETPAY_CARD_AMOUNT_UNIT:
    "(`cents` or `dollars`: Jetpay's guide does not state the unit of card charges, and a wrong guess is a hundredfold error; ask Jetpay or make one demo transaction)",
};

/** Addresses that tokens, keys, sessions or money's links go by, and what somebody on the way would have of them. */
const ADDRESSES: Record<string, string> = {
  JETPAY_BASE_URL: "Jetpay's token and every payment go there",
  JETPAY_JWKS_URL: "who changes these keys can forge Jetpay's calls",
  JETPAY_PAGES_ORIGIN: "cards are typed there",
  APP_URL: "sign-in and webhooks go there",
  OIDC_ISSUER: "its word signs people in",
};

export function loadEnv(source: Record<string, string | undefined>): Env {
  const read = variables.safeParse(source);
  const problems = read.success
    ? []
    : read.error.issues.map((issue) => {
        const variable = String(issue.path[0]);
        const missing = (source[variable] ?? "") === "";
        return {
          variable,
          problem: `${missing ? "is missing" : `is wrong: ${issue.message}`} ${WHY[variable] ?? ""}`.trim(),
        };
      });
  const production = (source["NODE_ENV"] ?? "production") === "production" && source["JETDESK_LOCAL"] !== "on";
  // Without one, what people in training mail stays in the outbox.
  if (production && !source["SMTP_URL"] && source["JETDESK_TRAINING"] !== "on")
    problems.push({ variable: "SMTP_URL", problem: "is missing" });
  for (const [variable, why] of production ? Object.entries(ADDRESSES) : []) {
    const address = source[variable] ?? "";
    if (URL.canParse(address) && !isSafeAddress(address)) {
      problems.push({ variable, problem: `is wrong: must be https:// (http:// only on this machine): ${why}` });
    }
  }
  problems.push(...halfSet(source));
  if (!read.success || problems.length > 0) throw new EnvError(problems);
  return toEnv(read.data);
}

/** They mean nothing alone: who has set one of them wants a sign-in that they would not get. */
const TOGETHER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];

function halfSet(source: Record<string, string | undefined>) {
  const missing = TOGETHER.filter((name) => (source[name] ?? "") === "");
  if (missing.length === TOGETHER.length) return [];
  return missing.map((variable) => ({ variable, problem: "is missing: OIDC_* go together" }));
}

function toEnv(v: z.infer<typeof variables>): Env {
  return {
    mode: v.NODE_ENV,
    databaseUrl: v.DATABASE_URL,
    jetpay: {
      baseUrl: v.JETPAY_BASE_URL.replace(/\/$/, ""),
      token: v.JETPAY_API_TOKEN,
      currency: v.JETPAY_CURRENCY,
      units: { transfer: v.JETPAY_TRANSFER_AMOUNT_UNIT, card: v.JETPAY_CARD_AMOUNT_UNIT },
      jwksUrl: v.JETPAY_JWKS_URL ?? `${v.JETPAY_BASE_URL.replace(/\/$/, "")}/.well-known/jwks.json`,
      pagesOrigin: new URL(v.JETPAY_PAGES_ORIGIN ?? v.JETPAY_BASE_URL).origin,
      callbackKey: v.JETPAY_CALLBACK_KEY
        ? { header: v.JETPAY_CALLBACK_KEY_HEADER ?? "x-api-key", value: v.JETPAY_CALLBACK_KEY }
        : null,
    },
    appUrl: v.APP_URL.replace(/\/$/, ""),
    sessionSecret: v.NEXTAUTH_SECRET,
    firstAdministrator: v.ADMIN_EMAIL && v.ADMIN_PASSWORD ? { email: v.ADMIN_EMAIL, password: v.ADMIN_PASSWORD } : null,
    smtpUrl: v.SMTP_URL ?? null,
    mailFrom: v.MAIL_FROM,
    metricsToken: v.METRICS_TOKEN ?? null,
    mailReportsToken: v.MAIL_REPORTS_TOKEN ?? null,
    trustedProxies: v.TRUSTED_PROXIES,
    port: v.PORT,
    worker: v.WORKER === "on",
    training: v.JETDESK_TRAINING === "on",
    logLevel: v.LOG_LEVEL,
    oidc:
      v.OIDC_ISSUER && v.OIDC_CLIENT_ID && v.OIDC_CLIENT_SECRET
        ? { issuer: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET }
        : null,
  };
}
