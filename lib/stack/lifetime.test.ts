import { expect, test } from "vitest";
import { Lifetime } from "./lifetime";

test("the youngest part is stopped first, each of them once, and none that has ended by itself", async () => {
  const lifetime = new Lifetime();
  const stopped: string[] = [];
  const add = (name: string) => lifetime.add(name, async () => void stopped.push(name));
  add("database");
  const ended = add("seed");
  add("app");
  ended();
  await Promise.all([lifetime.end(), lifetime.end()]);
  expect(stopped).toEqual(["app", "database"]);
  expect(lifetime.ending).toBe(true);
});

test("a part that cannot be stopped does not keep the others alive", async () => {
  const lifetime = new Lifetime();
  const stopped: string[] = [];
  lifetime.add("database", async () => void stopped.push("database"));
  lifetime.add("app", () => Promise.reject(new Error("hangs")));
  await lifetime.end();
  expect(stopped).toEqual(["database"]);
});
