import { type Database, openDatabase } from "@/db/client";
import { type Env, loadEnv } from "@/lib/env";
import { createJetpay, type Jetpay } from "@/lib/jetpay/client";
import { createTokenVerifier, type TokenVerifier } from "@/lib/jetpay/webhook-token";
import { LiveListener } from "@/lib/live/listen";
import { createLog, type Log } from "@/lib/log";

/** What one process opens once: settings, database, Jetpay's client, log. */
export type Services = {
  env: Env;
  db: Database;
  jetpay: Jetpay;
  verifyDelivery: TokenVerifier;
  live: LiveListener;
  log: Log;
};

const holder = globalThis as { jetdeskServices?: Services };

/** Opened at the first request and kept, also across hot reloads; `next build` never comes here. */
export function services(): Services {
  holder.jetdeskServices ??= open();
  return holder.jetdeskServices;
}

function open(): Services {
  const env = loadEnv(process.env);
  const log = createLog("app", env.logLevel);
  return {
    env,
    db: openDatabase(env.databaseUrl, { name: "jetdesk-app" }),
    jetpay: createJetpay(env.jetpay),
    verifyDelivery: createTokenVerifier({ jwksUrl: env.jetpay.jwksUrl, callbackKey: env.jetpay.callbackKey }),
    live: new LiveListener(env.databaseUrl, log),
    log,
  };
}
