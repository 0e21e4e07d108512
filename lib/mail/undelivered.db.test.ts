import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { breakingDatabase, rival, waiters } from "@/lib/testing/broken-database";
import type { TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench } from "@/lib/testing/mail-bench";
import type { MailServer } from "@/lib/testing/mail-server";
import { type SmtpScript, startScriptedSmtp } from "@/lib/testing/scripted-smtp";
import { sendMail } from "./send";
import { sendMailAgain } from "./send-again";
import { settleMail } from "./settle";
import { sweepMails } from "./sweep";
import { type MailTransport, openTransport } from "./transport";

const MINUTE = 60_000;
/** Stands for a process that ends between claiming a mail and writing down what became of it. */
const dies: MailTransport = {
  from: "payments@harrowandpine.example",
  handOver: () => Promise.reject(new Error("the process ends here")),
};

let bench: MailBench;
let desk: TestDesk;
let server: MailServer;
beforeAll(async () => {
  bench = await openMailBench();
  ({ desk, server } = bench);
});
afterAll(() => bench.close());
beforeEach(() => {
  server.received.length = 0;
});

describe("a mail that does not arrive", () => {
  test("is refused with the server's words, and goes out when a person sends it again", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await bench.handTo({ RCPT: "550 5.1.1 No such user here" }, mailId);
    const refused = await bench.stored(mailId);
    expect(refused).toMatchObject({
      state: "failed",
      serverAnswer: "550 5.1.1 No such user here",
      sentAt: expect.any(Date),
    });
    await desk.runJobs();
    expect(server.received).toHaveLength(0);

    await Promise.all([1, 2, 3].map(() => sendMailAgain(desk.as("preparer"), { mailId, seen: "failed" })));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.mail.messageId).toBe(refused.messageId);
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_failed", "mail_queued", "mail_sent"]);
  });

  test.each<[string, SmtpScript]>([
    ["a server that says later", { RCPT: "450 4.2.0 Greylisted, try again later" }],
    ["a server that cuts the connection before the mail", { DATA: "cut" }],
  ])("%s leaves it queued, for a later try that takes longer each time", async (_, script) => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    const pauses: number[] = [];
    for (const _try of [1, 2, 3]) {
      await bench.handTo(script, mailId);
      const { state, nextTryAt, answeredAt } = await bench.stored(mailId);
      expect(state).toBe("queued");
      pauses.push((nextTryAt?.getTime() ?? 0) - (answeredAt?.getTime() ?? 0));
    }
    expect(pauses).toEqual([15_000, 30_000, 60_000]);
    expect(await bench.factsOf(id)).toEqual(["mail_queued"]);
  });

  test("nobody at the server's address leaves it queued", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    const gone = await startScriptedSmtp({});
    await gone.close();
    await bench.sendThrough(gone.url, mailId);
    expect(await bench.stored(mailId)).toMatchObject({
      state: "queued",
      serverAnswer: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("is unknown when the connection ends after it, and only a person sends it again", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    expect(await bench.handTo({ mail: "cut" }, mailId)).toBe(1);
    expect((await bench.stored(mailId)).state).toBe("unknown");
    await desk.runJobs();
    await sweepMails(bench.worker(dies, () => new Date(Date.now() + 60 * MINUTE)));
    await desk.runJobs();
    expect(server.received).toHaveLength(0);
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_unknown"]);

    await expect(sendMailAgain(desk.as("preparer"), { mailId, seen: "failed" })).rejects.toThrow("changed_meanwhile");
    await sendMailAgain(desk.as("preparer"), { mailId, seen: "unknown" });
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
  });

  test("whose answer meets a report about it waits for it, and is written down", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    const { sending } = await rival(desk.db, async (client) => {
      // As a report does: the transaction, then the mail.
      await client.query("select 1 from transactions where id = $1 for update", [id]);
      const sending = bench.sendThrough(server.url, mailId);
      await waiters(desk.db, 1);
      await client.query("select 1 from mails where id = $1 for update", [mailId]);
      return { sending };
    });
    await sending;
    expect(await bench.stored(mailId)).toMatchObject({ state: "sent", serverAnswer: expect.stringMatching(/^250/) });
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_sent"]);
  });

  test("a database that is away for a moment after it was handed over makes no doubt of the answer", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    const smtp = openTransport({ smtpUrl: server.url, mailFrom: "payments@harrowandpine.example" });
    // The first is the claim.
    await sendMail({ ...bench.worker(smtp), db: breakingDatabase(desk.db, [2]) }, mailId);
    expect(server.received).toHaveLength(1);
    expect(await bench.stored(mailId)).toMatchObject({ state: "sent", attempts: 1 });
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_sent"]);
  });

  test("an answer that is written down late does not take the place of the next try's", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await bench.handTo({ RCPT: "450 4.2.0 Greylisted, try again later" }, mailId);
    const first = { ...(await bench.stored(mailId)), attempts: 0 };
    await expect(sendMail(bench.worker(dies), mailId)).rejects.toThrow("ends here");
    await settleMail(bench.worker(dies), first, { kind: "not_sent", answer: "450 once more" });
    expect(await bench.stored(mailId)).toMatchObject({ state: "sending", attempts: 1 });
  });

  test("that cannot be written down as lost holds up no other", async () => {
    const later = bench.worker(dies, () => new Date(Date.now() + 15 * MINUTE));
    // What the tests before left is not what breaks.
    await sweepMails(later);
    const ids = [];
    for (let count = 0; count < 2; count += 1) {
      const mailId = await bench.queueOne((await openLink(desk)).id);
      await expect(sendMail(bench.worker(dies), mailId)).rejects.toThrow("ends here");
      ids.push(mailId);
    }
    await expect(sweepMails({ ...later, db: breakingDatabase(desk.db, [1]) })).rejects.toThrow("terminating");
    const states = await Promise.all(ids.map(async (id) => (await bench.stored(id)).state));
    expect(states.toSorted()).toEqual(["sending", "unknown"]);
    await sweepMails(later);
    for (const id of ids) expect((await bench.stored(id)).state).toBe("unknown");
  });

  test("is unknown when the process ended while handing it over, and not before its time", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await expect(sendMail(bench.worker(dies), mailId)).rejects.toThrow("ends here");
    expect(await bench.stored(mailId)).toMatchObject({ state: "sending", html: expect.stringContaining("Wren") });
    await bench.sendThrough(server.url, mailId);
    await sweepMails(bench.worker(dies));
    expect((await bench.stored(mailId)).state).toBe("sending");
    await sweepMails(bench.worker(dies, () => new Date(Date.now() + 15 * MINUTE)));
    expect((await bench.stored(mailId)).state).toBe("unknown");
    expect(server.received).toHaveLength(0);
  });

  test("is kept in the outbox where no mail server is set, and says no more than that", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await bench.sendThrough(null, mailId);
    expect(await bench.stored(mailId)).toMatchObject({
      state: "sent",
      kept: true,
      headers: expect.stringContaining("Message-ID"),
    });
  });
});

describe("a link that nobody can follow any more", () => {
  test("is not mailed", async () => {
    const { id, jetpayId } = await openLink(desk);
    await desk.control(`payments/${jetpayId}`, { method: "eft" });
    await desk.settle();
    await expect(bench.queue(id)).rejects.toThrow("link_closed");
  });

  test("takes back a mail that still waits for its server", async () => {
    const { id, jetpayId } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await bench.handTo({ RCPT: "450 later" }, mailId);
    await desk.control(`payments/${jetpayId}`, { method: "eft" });
    await desk.settle();
    await bench.sendThrough(server.url, mailId);
    expect((await bench.stored(mailId)).state).toBe("withdrawn");
    expect(server.received).toHaveLength(0);
  });
});
