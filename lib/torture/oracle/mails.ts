import { asc, eq } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import type { MailKind } from "@/lib/mail/kind";
import { isLinkSpent } from "@/lib/mail/link";
import { DESK_URL } from "../process";
import type { Run } from "../run";
import type { Violation } from "./violation";

/** A mail as the mail server has it, with soft line breaks taken out. */
type Arrived = { messageId: string; to: string; text: string };

const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";

const read = (raw: string): Arrived => ({
  messageId: headerOf(raw, "Message-ID"),
  to: headerOf(raw, "To"),
  text: raw.replaceAll("=\r\n", "").replaceAll("=3D", "="),
});

const carriesFile = (text: string): boolean => text.includes("application/pdf");

/** Whether a mail of that kind leads where it is to. */
const LEADS: Record<MailKind, (text: string, link: string | null) => boolean> = {
  link: (text, link) => link !== null && text.includes(link),
  alert: (text) => text.includes(`${DESK_URL}/authorizations`),
  receipt: carriesFile,
  remittance_advice: carriesFile,
  return_notice: carriesFile,
};

/** What the mail server has, against what is said of each mail: never twice by itself, never without its link. */
export async function judgeMails(run: Run, atRest: boolean): Promise<Violation[]> {
  const rows = await run.world.admin
    .select({ mail: mails, link: transactions.link, state: transactions.state })
    .from(mails)
    .leftJoin(transactions, eq(transactions.id, mails.transactionId))
    .orderBy(asc(mails.createdAt));
  const arrived = run.world.stage.smtp.mails.map(read);
  const strangers = arrived.filter(({ messageId }) => !rows.some(({ mail }) => mail.messageId === messageId));
  return [
    ...strangers.map(({ to }): Violation => ({ kind: "mail", detail: `${to} got a mail of which nothing is known` })),
    ...rows.flatMap(({ mail, link }): Violation[] => {
      const own = arrived.filter(({ messageId }) => messageId === mail.messageId);
      const again = run.again.get(mail.messageId) ?? 0;
      const say = (words: string): Violation[] => [
        { kind: "mail", detail: `${mail.toAddress} (${mail.state}): ${words}` },
      ];
      if (own.length > 1 + again) return say(`got it ${own.length} times`);
      if (own.some(({ to }) => !to.includes(mail.toAddress))) return say("its mail went to another address");
      if (own.some(({ text }) => !LEADS[mail.kind](text, link))) return say("got one without what it is to lead to");
      if (mail.state === "sent" && own.length === 0) return say("never got it");
      const not = mail.state === "waiting" || mail.state === "failed" || mail.state === "withdrawn";
      if (not && own.length > again) return say("got it all the same");
      return atRest && (mail.state === "queued" || mail.state === "sending") ? say("is never sent") : [];
    }),
    ...(atRest ? await waitingForNothing(run) : []),
  ];
}

/**
 * A mail may wait for its link only while nobody knows whether there will be one, or where evidence other than the answer
 * has told that it is: the link itself is in the answer alone.
 */
async function waitingForNothing({ world }: Run): Promise<Violation[]> {
  const rows = await world.admin
    .select({ to: mails.toAddress, link: transactions.link, state: transactions.state })
    .from(mails)
    .innerJoin(transactions, eq(transactions.id, mails.transactionId))
    .where(eq(mails.state, "waiting"));
  return rows
    .filter(({ link, state }) => link !== null || isLinkSpent(state))
    .map(({ to, state }) => ({ kind: "mail", detail: `${to} waits for a link that is ${state}` }));
}
