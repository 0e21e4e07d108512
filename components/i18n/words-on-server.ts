import { preload } from "react-dom";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import { messagesOf } from "@/lib/i18n/messages-of";

/**
 * What draws a page on the server has all words at hand, and has the browser fetch them along with the page's code, which waits for them:
 * there, package.json puts words-in-browser.ts in the place of this.
 */
export function useWords(locale: Locale, address: string): Messages {
  preload(address, { as: "fetch", crossOrigin: "anonymous", fetchPriority: "low" });
  return messagesOf(locale);
}
