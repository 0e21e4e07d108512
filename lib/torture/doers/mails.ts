import { and, asc, eq, inArray } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import { newId } from "@/lib/ids";
import { mailLink } from "@/lib/mail/mail-link";
import { sendMailAgain } from "@/lib/mail/send-again";
import type { Doer } from "../doers";
import { mailOf } from "./transactions";

export const mail: Doer = async (run, action) => {
  const row = run.pick(
    (await run.rows()).filter(({ link }) => link !== null),
    action.picks[0],
  );
  if (row === undefined) return null;
  const input = { formId: newId(), transactionId: row.id, mail: mailOf(run, action.picks[1] < 0.3 ? 2 : 1) };
  const outcome = await run.perform(
    action,
    "mail",
    () => mailLink(run.clerk("app"), input),
    () => mailLink(run.clerk("other_app"), input),
  );
  return { what: `${row.reference} ${row.state}`, outcome };
};

/** A person sends a mail again that was refused, or of which nobody knows. */
export const mailAgain: Doer = async (run, action) => {
  const rows = await run.world.admin
    .select()
    .from(mails)
    .where(and(eq(mails.kind, "link"), inArray(mails.state, ["failed", "unknown"])))
    .orderBy(asc(mails.createdAt), asc(mails.toAddress));
  const row = run.pick(rows, action.picks[0]);
  if (row === undefined) return null;
  const outcome = await run.perform(action, "mail again", () =>
    sendMailAgain(run.clerk("app"), { mailId: row.id, seen: row.state }),
  );
  if (!outcome.startsWith("refused")) run.sentAgain(row.messageId);
  return { what: `${row.toAddress} ${row.state}`, outcome };
};
