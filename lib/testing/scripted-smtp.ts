import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** Moments of one SMTP conversation; at each the server answers as usual unless its script says otherwise. */
export type SmtpMoment = "greeting" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "mail body" | "mail";
/** A line to answer with, `cut` to break the connection, `silence` to answer nothing. */
export type SmtpScript = Partial<Record<SmtpMoment, string | "cut" | "silence">>;
export type ScriptedSmtp = {
  url: string;
  /** Mails that reached it whole. */
  mails: string[];
  /** The first four letters of each command. */
  heard: string[];
  close(): Promise<void>;
};

const USUAL: Record<Exclude<SmtpMoment, "mail body">, string> = {
  greeting: "220 scripted ESMTP",
  EHLO: "250-scripted\r\n250 AUTH PLAIN",
  AUTH: "235 welcome",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go ahead",
  mail: "250 taken as 1",
};

/** An SMTP server on a socket that breaks exactly where a test says. */
export async function startScriptedSmtp(script: SmtpScript): Promise<ScriptedSmtp> {
  const mails: string[] = [];
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, script, { mails, heard });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://desk:secret@127.0.0.1:${port}`,
    mails,
    heard,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(socket: Socket, script: SmtpScript, { mails, heard }: Pick<ScriptedSmtp, "mails" | "heard">): void {
  const say = (moment: Exclude<SmtpMoment, "mail body">) => {
    const answer = script[moment] ?? USUAL[moment];
    if (answer === "cut") socket.destroy();
    else if (answer !== "silence") socket.write(`${answer}\r\n`);
  };
  let body: string | null = null;
  let rest = "";
  socket.on("data", (chunk) => {
    rest += chunk.toString("latin1");
    if (body !== null) return readBody();
    for (let end = rest.indexOf("\r\n"); end >= 0 && body === null; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      readLine(line);
    }
  });
  function readLine(line: string) {
    const verb = line.slice(0, 4).toUpperCase();
    heard.push(verb);
    if (verb === "QUIT") socket.end("221 bye\r\n");
    else if (verb === "EHLO" || verb === "AUTH" || verb === "MAIL" || verb === "RCPT") say(verb);
    else if (verb === "DATA") {
      body = (script.DATA ?? USUAL.DATA).startsWith("354") ? "" : null;
      say("DATA");
    } else socket.write("502 not here\r\n");
  }
  function readBody() {
    if (script["mail body"] === "cut") return void socket.destroy();
    const end = rest.indexOf("\r\n.\r\n");
    if (end < 0) return;
    mails.push(rest.slice(0, end));
    [rest, body] = [rest.slice(end + 5), null];
    say("mail");
  }
  say("greeting");
}
