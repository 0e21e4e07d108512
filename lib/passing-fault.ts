/**
 * Connection lost (08), deadlock or serialization (40), out of resources (53), lock not to be had (55), stopped by an
 * operator or a time limit (57), the disk (58): classes of PostgreSQL's error codes that say nothing of what was asked.
 */
const CLASSES: ReadonlySet<string> = new Set(["08", "40", "53", "55", "57", "58"]);
const SOCKET = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** What the driver itself says, without a code. */
const DRIVER =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable|connection error/i;

/** Whether the database could not do it just then: the same again may well succeed. */
export function isPassing(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = "code" in each && typeof each.code === "string" ? each.code : "";
    if (/^[0-9A-Z]{5}$/.test(code) && CLASSES.has(code.slice(0, 2))) return true;
    if (SOCKET.test(code) || DRIVER.test(each.message.split("\n", 1)[0] ?? "")) return true;
  }
  return false;
}
