import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail as it arrived: who it was really for, and what a mail program reads in it. */
export type ReceivedMail = { to: string[]; mail: Email; raw: string };
export type MailServer = { url: string; received: ReceivedMail[]; close(): Promise<void> };

/** A mail server on a socket that takes everything and reads it back. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts);
        PostalMime.parse(raw).then(
          (mail) => {
            const to = session.envelope.rcptTo.map(({ address }) => address);
            received.push({ to, mail, raw: raw.toString("utf8") });
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
