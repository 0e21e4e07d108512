import PostalMime from "postal-mime";
import { OWN_ID_HEADER } from "./bounce";

/** What a report says of one recipient (RFC 3464, 2.3). `status` is an RFC 3463 code such as `5.1.1`, or "" where there is none. */
export type ReportedRecipient = {
  address: string;
  original: string | null;
  action: "failed" | "delayed";
  status: string;
  /** The words of the server that said so. */
  said: string;
};

/** A delivery status notification: which mail it is about, and what became of it. */
export type DeliveryReport = { messageIds: string[]; recipients: ReportedRecipient[] };

const STATUS_TYPES: ReadonlySet<string> = new Set(["message/delivery-status", "message/global-delivery-status"]);
const RETURNED_TYPES: ReadonlySet<string> = new Set([
  "message/rfc822",
  "message/global",
  "text/rfc822-headers",
  "message/global-headers",
]);
const SAID_MAX = 500;
/** RFC 5321, 4.5.3.1.3. */
const ADDRESS_MAX = 254;
/**
 * What is looked at. The report stands before the mail that it brings back, and only the head of that mail counts; parsing takes time by
 * the line and by the byte, and whoever can write to the mailbox chooses both.
 */
export const READ_BYTES = 64 * 1024;
const READ_LINES = 2_000;

/**
 * Reads a mail as a report of mail that did not arrive or is late; null when it is none: another mail, a report of success, a bounce
 * that a person forwards. Throws what postal-mime throws on a mail that cannot be read.
 */
export async function readReport(raw: Buffer): Promise<DeliveryReport | null> {
  const mail = await PostalMime.parse(headOf(raw), {
    forceRfc822Attachments: true,
    attachmentEncoding: "utf8",
    maxNestingDepth: 20,
  });
  const header = (key: string) => mail.headers.find((each) => each.key === key)?.value ?? "";
  if (!/^multipart\/report\b.*\breport-type="?delivery-status\b/is.test(header("content-type"))) return null;
  const partsOf = (types: ReadonlySet<string>) =>
    mail.attachments.filter(({ mimeType }) => types.has(mimeType)).map(({ content }) => String(content));
  const recipients = partsOf(STATUS_TYPES).flatMap(recipientsIn);
  if (recipients.length === 0) return null;
  const returned = partsOf(RETURNED_TYPES).flatMap((text) => {
    const [fields] = fieldGroups(text);
    return [fields?.get("message-id"), fields?.get(OWN_ID_HEADER.toLowerCase())];
  });
  const named = [...returned, header("in-reply-to"), header("references")].join(" ");
  return { messageIds: [...new Set(named.match(/<[^<>\s\p{Cc}]{3,250}>/gu) ?? [])], recipients };
}

function headOf(raw: Buffer): Buffer {
  let end = -1;
  for (let lines = 0; lines < READ_LINES; lines += 1) {
    end = raw.indexOf(0x0a, end + 1);
    if (end < 0 || end >= READ_BYTES) return raw.subarray(0, READ_BYTES);
  }
  return raw.subarray(0, end);
}

/** The first group is about the message, each other one about a recipient. */
function recipientsIn(text: string): ReportedRecipient[] {
  return fieldGroups(text)
    .slice(1)
    .flatMap((fields) => {
      const action = fields.get("action")?.toLowerCase();
      if (action !== "failed" && action !== "delayed") return [];
      const final = addressIn(fields.get("final-recipient"));
      const original = addressIn(fields.get("original-recipient"));
      const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0] ?? "";
      const said = (fields.get("diagnostic-code") ?? "").replace(/^[\w-]+\s*;\s*/, "").slice(0, SAID_MAX);
      return [{ address: final ?? original ?? "", original, action, status, said }];
    });
}

/** `rfc822; ap@wrenalder.example` */
const addressIn = (field: string | undefined): string | null =>
  field === undefined
    ? null
    : field
        .replace(/^[^;]*;/, "")
        .trim()
        .replace(/^<(.*)>$/, "$1")
        .slice(0, ADDRESS_MAX)
        .toLowerCase();

/** Groups of header fields, parted by empty lines; names in lower case, the first of a name counts, control characters taken out. */
function fieldGroups(text: string): Map<string, string>[] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/^\n+/, "")
    .split(/\n\s*\n/)
    .map((group) => {
      const fields = new Map<string, string>();
      for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
        const colon = line.indexOf(":");
        const name = line.slice(0, colon).trim().toLowerCase();
        if (colon > 0 && !fields.has(name))
          fields.set(
            name,
            line
              .slice(colon + 1)
              .replace(/\p{Cc}+/gu, " ")
              .trim(),
          );
      }
      return fields;
    })
    .filter((fields) => fields.size > 0);
}
