/** What a mail server sends back to a sender (RFC 3464), as Postfix writes it. Lines end as they do on the wire. */
export type Bounce = {
  messageId: string;
  to?: string;
  original?: string;
  action?: string;
  status?: string;
  said?: string;
  /** How the mail comes back: whole, or its headers alone. */
  returned?: "message/rfc822" | "text/rfc822-headers" | "none";
  more?: string[];
};

export function bounceMail({
  messageId,
  to = "ap@wrenalder.example",
  original = to,
  action = "failed",
  status = "5.1.1",
  said = "smtp; 550 5.1.1 <ap@wrenalder.example>: Recipient address rejected:\r\n    User unknown in virtual mailbox table",
  returned = "message/rfc822",
  more = [],
}: Bounce): Buffer {
  const boundary = "4A1B2C3D4E.1795290000/mx.wrenalder.example";
  const part = (type: string, ...lines: string[]) => [`--${boundary}`, `Content-Type: ${type}`, "", ...lines, ""];
  const lines = [
    "Return-Path: <>",
    "From: MAILER-DAEMON@mx.wrenalder.example (Mail Delivery System)",
    "To: payments@harrowandpine.example",
    "Subject: Undelivered Mail Returned to Sender",
    "Date: Fri, 20 Nov 2026 14:32:09 -0500 (EST)",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=delivery-status;",
    `\tboundary="${boundary}"`,
    "Message-Id: <20261120193209.4A1B2C3D4E@mx.wrenalder.example>",
    ...more,
    "",
    "This is a MIME-encapsulated message.",
    "",
    ...part(
      "text/plain; charset=us-ascii",
      "I'm sorry to have to inform you that your message could not",
      "be delivered.",
    ),
    ...part(
      "message/delivery-status",
      "Reporting-MTA: dns; mx.wrenalder.example",
      "X-Postfix-Queue-ID: 4A1B2C3D4E",
      "Arrival-Date: Fri, 20 Nov 2026 14:32:07 -0500 (EST)",
      "",
      `Final-Recipient: rfc822; ${to}`,
      `Original-Recipient: rfc822;${original}`,
      `Action: ${action}`,
      ...(status === "" ? [] : [`Status: ${status}`]),
      "Remote-MTA: dns; mail.wrenalder.example",
      `Diagnostic-Code: ${said}`,
    ),
    ...(returned === "none"
      ? []
      : part(
          returned,
          `Message-ID: ${messageId}`,
          "From: Harrow & Pine <payments@harrowandpine.example>",
          `To: ${original}`,
          "Subject: Invoice 20391",
          ...(returned === "message/rfc822" ? ["", "Hello"] : []),
        )),
    `--${boundary}--`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}
