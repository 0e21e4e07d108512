import type { Locale } from "./locale";
import { en, type Messages } from "./messages";
import { fr } from "./messages-fr";

const MESSAGES: Record<Locale, Messages> = { en, fr };

/** Everything people read, in one language. On the server only: a browser gets its one language as a file (words-file.ts). */
export const messagesOf = (locale: Locale): Messages => MESSAGES[locale];
