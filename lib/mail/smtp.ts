import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import SMTPTransport from "nodemailer/lib/smtp-transport/index.js";
import { isLoopback } from "@/lib/addresses";
import type { ComposedMail } from "./compose";
import type { Handover } from "./transport";

const SECOND = 1_000;
/** `begin`: until the server is ready for the mail. `answer`: for its answer to the mail; RFC 5321 4.5.3.2.6 asks for ten minutes, because a shorter wait only makes doubts. */
export type SmtpTimes = { begin: number; answer: number };
const TIMES: SmtpTimes = { begin: 45 * SECOND, answer: 600 * SECOND };

/** Longer than any handover can take; lib/mail/sweep.ts takes what is older for lost. */
export const LONGEST_HANDOVER_MS = TIMES.begin + TIMES.answer;

type SmtpError = SMTPConnection.SMTPError;

/**
 * Hands mails over by SMTP, one connection each. nodemailer's connection is used without its transport, because only
 * here can be seen whether the mail itself had begun to leave when something broke: nodemailer names a cut connection
 * alike before and after.
 */
export function openSmtp(url: string, times: SmtpTimes = TIMES): (mail: ComposedMail) => Promise<Handover> {
  // Reads every address that nodemailer documents: smtps, user and password, `?tls.rejectUnauthorized=false`.
  const { auth, ...options } = new SMTPTransport(url).options;
  const login =
    auth !== undefined && "user" in auth && "pass" in auth ? { user: auth.user ?? "", pass: auth.pass } : null;
  const settings = {
    // Whoever sits on the way can take STARTTLS out of a server's answer; then nothing is sent, rather than everything in
    // the clear. `?requireTLS=false` in the address says otherwise; on this machine there is no way to sit on.
    requireTLS: !options.ignoreTLS && !isLoopback(options.host ?? "localhost"),
    ...options,
    connectionTimeout: times.begin,
    greetingTimeout: times.begin,
    socketTimeout: times.answer,
  };
  return (mail) =>
    new Promise((resolve) => {
      const connection = new SMTPConnection(settings);
      const body = new LeavingMail(mail.raw);
      const late = setTimeout(() => fail(new Error("The mail server was not ready in time")), times.begin);
      const end = (handover: Handover) => {
        clearTimeout(late);
        // First, because closing is an end as well.
        resolve(handover);
        if (handover.kind === "accepted") connection.quit();
        else connection.close();
      };
      const fail = (error: SmtpError) => end(readFailure(error, body.left));
      // Both stay: what comes after the end changes nothing, and without a listener it would end the process.
      connection.on("error", fail);
      connection.on("end", () => fail(new Error("The mail server closed the connection")));

      const send = () =>
        connection.send({ ...mail.envelope, size: mail.raw.length }, body, (error, info) => {
          if (error) fail(error);
          else end({ kind: "accepted", answer: info.response });
        });
      body.once("leaving", () => clearTimeout(late));
      connection.connect((error) => {
        if (error) fail(error);
        else if (login === null || !("allowsAuth" in connection && connection.allowsAuth)) send();
        else connection.login(login, (refused) => (refused ? fail(refused) : send()));
      });
    });
}

/** The mail's bytes, asked for only once the server has said that it takes them (354): from then on it may have them. */
class LeavingMail extends Readable {
  left = false;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }
  override _read() {
    this.left = true;
    this.emit("leaving");
    this.push(this.#bytes);
    this.push(null);
  }
}

const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(["MAIL FROM", "RCPT TO", "DATA"]);
const NEVER_SENDABLE: ReadonlySet<string> = new Set(["EENVELOPE", "EMESSAGE"]);

/**
 * RFC 5321: 5yz is "no", 4yz "try later". A 5yz to our greeting or password is about us, not about this mail: nothing
 * was sent, and it is tried again. Silence after the mail began to leave may be either.
 */
function readFailure(error: SmtpError, left: boolean): Handover {
  const { code = "", command = "", responseCode = 0, response, message } = error;
  const answer = response ?? message;
  if (responseCode >= 500 && (left || ABOUT_THE_MAIL.has(command))) return { kind: "refused", answer };
  if (responseCode >= 400) return { kind: "not_sent", answer };
  if (left) return { kind: "unknown", answer };
  return { kind: NEVER_SENDABLE.has(code) ? "refused" : "not_sent", answer };
}
