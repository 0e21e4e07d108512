import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { commandOf, isAlive, isPostgres, parsePostmaster } from "./postmaster";

test("postmaster.pid names the process and the port", () => {
  const text = "11830\n/work/.data/postgres/data\n1795244354\n34487\n\n127.0.0.1\n   3866634    196609\nready   \n";
  expect(parsePostmaster(text)).toEqual({ pid: 11830, port: 34487 });
});

test.each(["", "11830\n", "11830\n/data\n1795244354\n", "-1\n/data\n1\n5432\n", "x\n/data\n1\n5432\n"])(
  "a file cut short by a crash names nobody (%j)",
  (text) => expect(parsePostmaster(text)).toBeNull(),
);

test("a number that now belongs to another program is not taken for PostgreSQL", () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isPostgres(process.pid, process.cwd())).toBe(false);
});

test("a process that has ended is not alive and has no command", async () => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "close");
  const pid = child.pid ?? 0;
  expect(pid).toBeGreaterThan(0);
  expect(isAlive(pid)).toBe(false);
  expect(isPostgres(pid, "/")).toBe(false);
  expect(commandOf(pid)).toBe("");
});
