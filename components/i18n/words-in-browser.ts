import { use } from "react";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import { fetchJson } from "../live/fetch-json";

/** Together less than early input is kept (components/shell/early-input.ts). */
const PAUSES_MS = [500, 1_500, 4_000, 8_000];

/** One for each address, also of what failed: `use` throws what it finds when it asks again. */
const files = new Map<string, Promise<Messages>>();

/**
 * The words at that address. The page stands as the server drew it until they are here, or as it was in another language. When they do not
 * come, the page says so (app/error.tsx) rather than look alive.
 */
export function useWords(_locale: Locale, address: string): Messages {
  const words = files.get(address) ?? read(address);
  files.set(address, words);
  return use(words);
}

const read = (address: string, tries = 0): Promise<Messages> =>
  fetchJson<Messages>(address).catch((error: unknown) => {
    if (tries === PAUSES_MS.length) throw error;
    return new Promise((resolve) => setTimeout(resolve, PAUSES_MS[tries])).then(() => read(address, tries + 1));
  });
