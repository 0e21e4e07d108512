import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { Lifetime } from "./lifetime";
import { startMailCatcher } from "./mail-catcher";

test("each mail that is sent is a whole file, in the order they were taken", async () => {
  const lifetime = new Lifetime();
  const folder = join(mkdtempSync(join(tmpdir(), "jetdesk-mail-")), "mail");
  const { url } = await startMailCatcher(lifetime, folder);
  const transport = createTransport(url);
  for (const subject of ["First", "Second"]) {
    await transport.sendMail({ from: "a@desk.example", to: "b@payer.example", subject, text: `${subject} text` });
  }
  await lifetime.end();
  const files = readdirSync(folder).sort();
  expect(files).toEqual(["0001.eml", "0002.eml"]);
  expect(files.map((file) => /^Subject: (.*)$/m.exec(readFileSync(join(folder, file), "utf8"))?.[1]?.trim())).toEqual([
    "First",
    "Second",
  ]);
});
