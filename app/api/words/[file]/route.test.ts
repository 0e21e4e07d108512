import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages-of";
import { wordsAddress } from "@/lib/i18n/words-file";
import { GET } from "./route";

const ask = (address: string) =>
  GET(new Request(`http://desk.example${address}`), {
    params: Promise.resolve({ file: address.slice(address.lastIndexOf("/") + 1) }),
  });

describe("the words of a language, as a file", () => {
  test.each(LOCALES)("are all of them, and kept for good: %s", async (locale) => {
    const answer = await ask(wordsAddress(locale));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await answer.json()).toEqual(messagesOf(locale));
  });

  test("have another name in another language", () => {
    expect(wordsAddress("en")).toMatch(/^\/api\/words\/en\.[0-9a-f]{16}\.json$/);
    expect(wordsAddress("fr")).toMatch(/^\/api\/words\/fr\.[0-9a-f]{16}\.json$/);
    expect(wordsAddress("fr").slice(-21)).not.toBe(wordsAddress("en").slice(-21));
  });

  test.each([
    ["of another build", "/api/words/en.0123456789abcdef.json"],
    ["of a language with the name of another", wordsAddress("en").replace("/en.", "/fr.")],
    ["of a language that nobody speaks here", "/api/words/de.0123456789abcdef.json"],
    ["of no build", "/api/words/en.json"],
  ])("%s are not there, and that is not kept", async (_, address) => {
    const answer = await ask(address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});
