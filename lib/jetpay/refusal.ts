/** What an error body says, read leniently: no page of the guide shows one (known unknown 11). */
export type Refusal = { message: string; fields: { path: string; message: string }[]; declined: boolean };

/**
 * Reads `{ detail: "..." }`, `{ detail: [{ loc: ["body", "amount"], msg: "..." }] }` (FastAPI's two forms), `{ message }`
 * and `{ error }`. `declined` is a guess by status 402 or the word itself, since a decline's answer is not documented; a reason
 * given beside the message is put behind it, so that it can be explained.
 */
export function readRefusal(status: number, body: unknown): Refusal {
  const fields = fieldsIn(member(body, "detail"));
  const said = messageIn(body) ?? (fields.map(({ message }) => message).join("; ") || `Jetpay answered ${status}`);
  const reason = REASON_NAMES.map((name) => wordIn(body, name)).find((word) => word !== undefined);
  const message = reason === undefined || said.includes(reason) ? said : `${said}: ${reason}`;
  const words = [message, wordIn(body, "code"), wordIn(body, "type"), wordIn(body, "error"), wordIn(body, "title")];
  return { message, fields, declined: status === 402 || words.some((word) => /declin/i.test(word ?? "")) };
}

const REASON_NAMES = ["decline_reason", "decline_code", "reason"] as const;

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

function wordIn(body: unknown, name: string): string | undefined {
  const value = member(body, name) ?? member(member(body, "detail"), name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function messageIn(body: unknown): string | undefined {
  if (typeof body === "string") return body.trim().slice(0, 500) || undefined;
  const detail = member(body, "detail");
  if (typeof detail === "string" && detail !== "") return detail;
  const error = member(body, "error");
  if (typeof error === "object" && error !== null) return messageIn(error);
  return wordIn(body, "message") ?? wordIn(body, "msg") ?? wordIn(body, "error") ?? wordIn(body, "title");
}

function fieldsIn(detail: unknown): { path: string; message: string }[] {
  if (!Array.isArray(detail)) return [];
  return detail.flatMap((entry: unknown) => {
    if (typeof entry === "string") return [{ path: "", message: entry }];
    const message = wordIn(entry, "msg") ?? wordIn(entry, "message");
    if (message === undefined) return [];
    const location = member(entry, "loc");
    const steps: unknown[] = Array.isArray(location) ? location : [];
    return [{ path: (steps[0] === "body" ? steps.slice(1) : steps).join("."), message }];
  });
}
