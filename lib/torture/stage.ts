import { type Database, openDatabase } from "@/db/client";
import { startSimulator } from "@/lib/jetpay/simulator/server";
import { type SmtpScript, startScriptedSmtp } from "@/lib/testing/scripted-smtp";

/** What is there for every process of a run alike: a database, a simulated Jetpay and a mail server, each on a socket. */
export type Stage = {
  databaseUrl: string;
  /** The harness's own connections, which nothing befalls. */
  admin: Database;
  simulator: { url: string; token: string };
  /** `mails` are those that reached it whole; `script` is what it does at each moment of the next. */
  smtp: { url: string; mails: string[]; script: SmtpScript };
  close(): Promise<void>;
};

/** Where a stage is, for another process that joins it. */
export type StageAddress = { databaseUrl: string; simulator: { url: string; token: string }; smtpUrl: string };

const openAdmin = (databaseUrl: string): Database => openDatabase(databaseUrl, { max: 3, name: "torture" });

export async function openStage(databaseUrl: string): Promise<Stage> {
  const script: SmtpScript = {};
  const simulator = await startSimulator({ deliveries: "held", retryBaseMs: 1 });
  const smtp = await startScriptedSmtp(script);
  const admin = openAdmin(databaseUrl);
  return {
    databaseUrl,
    admin,
    simulator,
    smtp: { url: smtp.url, mails: smtp.mails, script },
    async close() {
      await smtp.close();
      await simulator.close();
      await admin.close();
    },
  };
}

export function joinStage({ databaseUrl, simulator, smtpUrl }: StageAddress): Stage {
  const admin = openAdmin(databaseUrl);
  return {
    databaseUrl,
    admin,
    simulator,
    smtp: { url: smtpUrl, mails: [], script: {} },
    close: () => admin.close(),
  };
}
