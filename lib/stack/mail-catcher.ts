import { mkdirSync, rmSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import type { Lifetime } from "./lifetime";

/** A real SMTP server on the loopback address that puts each mail it takes into `folder` as a file `<number>.eml`. */
export async function startMailCatcher(lifetime: Lifetime, folder: string): Promise<{ url: string }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const file = join(folder, `${String(++taken).padStart(4, "0")}.eml`);
        // Written beside and renamed: whoever waits for a mail never reads half of one.
        writeFile(`${file}.part`, Buffer.concat(parts))
          .then(() => rename(`${file}.part`, file))
          .then(() => callback(), callback);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  lifetime.add("mail catcher", () => new Promise((resolve) => server.close(resolve)));
  const address = server.server.address();
  return { url: `smtp://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}` };
}
