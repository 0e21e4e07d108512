import { afterEach, expect, test } from "vitest";
import { type ScriptedSmtp, type SmtpScript, startScriptedSmtp } from "@/lib/testing/scripted-smtp";
import { type ComposedMail, composeMail } from "./compose";
import { openSmtp } from "./smtp";

let server: ScriptedSmtp | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const compose = (): Promise<ComposedMail> =>
  composeMail({
    from: "Harrow & Pine <payments@harrowandpine.example>",
    to: { name: "Wren & Alder", address: "ap@wrenalder.example" },
    subject: "Invoice 20391",
    text: "Pay here",
    html: "<p>Pay here</p>",
    messageId: "<jd-9qf7.1@jetdesk>",
    date: new Date("2026-11-20T19:32:07Z"),
    attachments: [],
  });

async function handOver(script: SmtpScript, times = { begin: 2_000, answer: 2_000 }) {
  server = await startScriptedSmtp(script);
  const handover = await openSmtp(server.url, times)(await compose());
  return { ...handover, reached: server.mails.length };
}

test("a mail that the server takes is accepted, with the server's words", async () => {
  expect(await handOver({})).toEqual({ kind: "accepted", answer: "250 taken as 1", reached: 1 });
});

test.each<[string, SmtpScript, RegExp]>([
  ["an unknown recipient", { RCPT: "550 5.1.1 No such user" }, /^550 5\.1\.1 No such user$/],
  ["a sender it does not like", { MAIL: "553 5.7.1 Sender address rejected" }, /^553/],
  ["no mail at all", { DATA: "554 5.7.1 Not today" }, /^554/],
  ["this mail, once it has read it", { mail: "554 5.7.1 Looks like spam" }, /^554 5\.7\.1 Looks like spam$/],
])("a 5yz to %s is a refusal", async (_, script, words) => {
  expect(await handOver(script)).toMatchObject({ kind: "refused", answer: expect.stringMatching(words) });
});

test.each<[string, SmtpScript]>([
  ["greylisting", { RCPT: "450 4.2.0 Greylisted, try later" }],
  ["a full disk after the mail", { mail: "452 4.3.1 Insufficient system storage" }],
  ["a server that is closing", { MAIL: "421 4.3.2 Shutting down" }],
  ["a server that is closing after the mail", { mail: "421 4.3.2 Shutting down" }],
  ["no service for us", { greeting: "554 No SMTP service here" }],
  ["a wrong password", { AUTH: "535 5.7.8 Authentication credentials invalid" }],
])("%s leaves it not sent, to be tried again", async (_, script) => {
  expect((await handOver(script)).kind).toBe("not_sent");
});

test.each<[string, SmtpScript]>([
  ["on the greeting", { greeting: "cut" }],
  ["on EHLO", { EHLO: "cut" }],
  ["on AUTH", { AUTH: "cut" }],
  ["on MAIL FROM", { MAIL: "cut" }],
  ["on RCPT TO", { RCPT: "cut" }],
  ["on DATA, before the mail", { DATA: "cut" }],
])("a connection cut %s leaves it not sent: nothing of it had left", async (_, script) => {
  expect(await handOver(script)).toMatchObject({ kind: "not_sent", reached: 0 });
});

test("a connection cut after the mail's last line is unknown: the server has it and never said so", async () => {
  expect(await handOver({ mail: "cut" })).toMatchObject({ kind: "unknown", reached: 1 });
});

test("a connection cut while the mail leaves is unknown", async () => {
  expect((await handOver({ "mail body": "cut" })).kind).toBe("unknown");
});

test("silence after the mail is unknown, silence before it is not sent", async () => {
  const times = { begin: 300, answer: 300 };
  expect((await handOver({ mail: "silence" }, times)).kind).toBe("unknown");
  await server?.close();
  expect((await handOver({ RCPT: "silence" }, times)).kind).toBe("not_sent");
  await server?.close();
  expect((await handOver({ greeting: "silence" }, times)).kind).toBe("not_sent");
});

test("an answer cut in half says nothing", async () => {
  const cut = await startScriptedSmtp({ mail: "silence" });
  server = cut;
  const answer = openSmtp(cut.url, { begin: 2_000, answer: 2_000 })(await compose());
  await expect.poll(() => cut.mails.length).toBe(1);
  await cut.close();
  expect((await answer).kind).toBe("unknown");
});

test("nobody at the address leaves it not sent", async () => {
  server = await startScriptedSmtp({});
  const { url } = server;
  await server.close();
  const handover = await openSmtp(url)(await compose());
  expect(handover).toMatchObject({ kind: "not_sent", answer: expect.stringContaining("ECONNREFUSED") });
});

test("a server elsewhere that offers no encryption is sent nothing, not even the password", async () => {
  server = await startScriptedSmtp({});
  // Reaches the same socket, by an address that is not the loopback's.
  const elsewhere = server.url.replace("127.0.0.1", "0.0.0.0");
  const handover = await openSmtp(elsewhere)(await compose());
  expect(handover).toMatchObject({ kind: "not_sent", answer: expect.stringMatching(/^502/) });
  expect(server.heard).toEqual(["EHLO", "STAR"]);
  for (const said of ["requireTLS=false", "ignoreTLS=true"]) {
    expect(await openSmtp(`${elsewhere}/?${said}`)(await compose()), said).toMatchObject({ kind: "accepted" });
  }
});

test("a recipient that would add a command of its own is refused before anything is said", async () => {
  server = await startScriptedSmtp({});
  const mail = await compose();
  const forged = { ...mail, envelope: { ...mail.envelope, to: "a@b.example>\r\nRCPT TO:<victim@c.example" } };
  expect(await openSmtp(server.url)(forged)).toMatchObject({ kind: "refused" });
  expect(server.mails).toHaveLength(0);
});

test("line breaks in a subject or a name add no header", async () => {
  const { headers } = await composeMail({
    from: "payments@harrowandpine.example",
    to: { name: "Wren\r\nBcc: victim@c.example", address: "ap@wrenalder.example" },
    subject: "Invoice\r\nBcc: victim@c.example\r\n\r\nbody",
    text: "",
    html: "",
    messageId: "<1@jetdesk>",
    date: new Date("2026-11-20T19:32:07Z"),
    attachments: [],
  });
  expect(headers).not.toMatch(/^bcc:/im);
  expect(headers).toMatch(/^Subject: Invoice Bcc: victim@c\.example body$/m);
  expect(headers).toMatch(/^To: "?Wren Bcc: victim@c\.example"? <ap@wrenalder\.example>$/m);
});
