import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bounceMail } from "@/lib/testing/dsn";
import { bounceReason } from "./bounce";
import { READ_BYTES, readReport } from "./dsn";

const messageId = "<jd-9qf7ab.0199@jetdesk>";

describe("a report", () => {
  test.each(["message/rfc822", "text/rfc822-headers"] as const)(
    "with %s in it says which mail, whose, and why",
    async (returned) => {
      expect(await readReport(bounceMail({ messageId, returned }))).toEqual({
        messageIds: [messageId],
        recipients: [
          {
            address: "ap@wrenalder.example",
            original: "ap@wrenalder.example",
            action: "failed",
            status: "5.1.1",
            said: "550 5.1.1 <ap@wrenalder.example>: Recipient address rejected: User unknown in virtual mailbox table",
          },
        ],
      });
    },
  );

  test("of a mail that got another Message-ID on its way is known by the header of our own", async () => {
    const raw = bounceMail({ messageId: `<0100018-ses@amazonses.example>\r\nX-Jetdesk-Mail: ${messageId}` });
    expect((await readReport(raw))?.messageIds).toContain(messageId);
  });

  test("that brings nothing back is known by what it answers", async () => {
    const raw = bounceMail({ messageId, returned: "none", more: [`In-Reply-To: ${messageId}`] });
    expect((await readReport(raw))?.messageIds).toEqual([messageId]);
  });

  test("of delay is no failure, and one of success is no report here", async () => {
    const delayed = await readReport(bounceMail({ messageId, action: "delayed", status: "4.4.1" }));
    expect(delayed?.recipients).toMatchObject([{ action: "delayed", status: "4.4.1" }]);
    expect(await readReport(bounceMail({ messageId, action: "relayed", status: "2.0.0" }))).toBeNull();
  });

  test("without a code still says who, in whatever case it writes its words", async () => {
    const raw = bounceMail({ messageId, to: "<AP@WrenAlder.example>", action: "FAILED", status: "" });
    expect((await readReport(raw))?.recipients).toMatchObject([
      { address: "ap@wrenalder.example", action: "failed", status: "" },
    ]);
  });
});

describe("what is no report", () => {
  test("is an answer of a person, a mail out of office, or a bounce that somebody forwards", async () => {
    expect(await readReport(Buffer.from("From: a@b.example\r\nSubject: Re: Invoice\r\n\r\nThanks"))).toBeNull();
    const forwarded = bounceMail({ messageId })
      .toString()
      .replace("multipart/report; report-type=delivery-status", "multipart/mixed");
    expect(await readReport(Buffer.from(forwarded))).toBeNull();
  });

  test("names no mail by an id with a control character in it", async () => {
    const raw = bounceMail({ messageId, returned: "none", more: ["In-Reply-To: <ab\0c@d>"] });
    expect(await readReport(raw)).toMatchObject({ messageIds: [] });
  });

  test("is looked at as far as 64 KiB and 2,000 lines, however long it goes on", async () => {
    const whole = bounceMail({ messageId });
    const long = Buffer.concat([whole, Buffer.alloc(40 * 1024 * 1024, "\n")]);
    expect((await readReport(long))?.messageIds).toEqual([messageId]);
    const late = (filling: Buffer) => Buffer.concat([Buffer.from("X-Filling: "), filling, Buffer.from("\r\n"), whole]);
    expect(await readReport(late(Buffer.alloc(READ_BYTES, "x")))).toBeNull();
    expect(await readReport(late(Buffer.from("\r\n x".repeat(2_000))))).toBeNull();
    expect((await readReport(late(Buffer.from("\r\n x".repeat(1_000)))))?.messageIds).toEqual([messageId]);
  });

  test("however broken it is, never names a mail that is not in it", async () => {
    const whole = bounceMail({ messageId });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), async (at, noise) => {
        const raw = Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at + noise.length)]);
        const report = await readReport(raw).catch(() => null);
        for (const { said } of report?.recipients ?? []) expect(said).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ["5.1.1", "address"],
  ["5.1.2", "address"],
  ["5.1.10", "address"],
  ["5.2.1", "disabled"],
  ["5.2.2", "full"],
  ["4.4.1", "unreachable"],
  ["5.4.4", "unreachable"],
  ["5.7.1", "refused"],
  ["5.3.4", "refused"],
  ["5.0.0", "other"],
  ["", "other"],
])("code %s means %s", (status, reason) => expect(bounceReason(status)).toBe(reason));
