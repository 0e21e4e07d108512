import { createHash } from "node:crypto";
import type { Locale } from "./locale";
import { messagesOf } from "./messages-of";

/** `en.5f0c….json`: named by what is in it, so that whoever has it may keep it for good. */
export type WordsFile = { name: string; text: string };

const made = new Map<Locale, WordsFile>();

/** Everything people read in one language, as the one file that browsers get. Built from the same messages, every process has the same. */
export function wordsFile(locale: Locale): WordsFile {
  const known = made.get(locale);
  if (known) return known;
  const text = JSON.stringify(messagesOf(locale));
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const file = { name: `${locale}.${hash}.json`, text };
  made.set(locale, file);
  return file;
}

/** Where a browser asks for it (app/api/words/[file]/route.ts). */
export const wordsAddress = (locale: Locale): string => `/api/words/${wordsFile(locale).name}`;
