type Row = {
  id: string;
  formId: string;
  toAddress: string;
  state: string;
  round: number;
  dueAt: Date | null;
  sentAt: Date | null;
};

/** Two mails about the same link on one day are one too many. A reminder is asked for by the day, so its own pause is longer. */
const APART_MS = 20 * 60 * 60_000;

/**
 * Which of a link's mails leave now, in the order of their rounds, and which do not any more because one before them leaves so late
 * that it says the same. To each recipient of a form one mail at a time, and no reminder on the heels of another mail.
 */
export function dueNow<R extends Row>(rows: readonly R[], now: Date): { leave: R[]; overtaken: R[] } {
  const leave: R[] = [];
  const overtaken: R[] = [];
  const due = rows.filter(({ state, dueAt }) => state === "waiting" && (dueAt === null || dueAt <= now));
  for (const mail of [...due].sort((a, b) => a.round - b.round)) {
    const others = rows.filter(({ formId, toAddress }) => formId === mail.formId && toAddress === mail.toAddress);
    if (leave.some((each) => others.includes(each))) overtaken.push(mail);
    else if (mail.round === 0 || !others.some((each) => isFresh(each, now))) leave.push(mail);
  }
  return { leave, overtaken };
}

const isFresh = ({ state, sentAt }: Row, now: Date): boolean =>
  state === "queued" ||
  state === "sending" ||
  (state === "sent" && sentAt !== null && now.getTime() - sentAt.getTime() < APART_MS);
