import {
  type ContactFilter,
  choice,
  contact,
  type DayFilter,
  days,
  NO_CONTACT,
  NO_DAYS,
  word,
} from "@/lib/lists/operators";
import { printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";
import { MAIL_KINDS, type MailKind } from "./kind";
import type { MailView } from "./link";
import { MAIL_TRUTHS, type MailTruth } from "./truth";

/** What the outbox is narrowed down to, pure. */
export type MailSearch = ContactFilter &
  DayFilter & {
    /** Each looked for in recipient and subject, and in the payment it is about; what is in quotes is one. */
    text: string;
    truths: MailTruth[];
    kinds: MailKind[];
    /** A piece of the address that it goes to. */
    mailedTo: string | null;
  };
export type MailFilter = MailSearch & { view: MailView };

export const MAIL_SEARCH: SearchLanguage<MailSearch> = {
  nothing: { text: "", truths: [], kinds: [], mailedTo: null, ...NO_CONTACT, ...NO_DAYS },
  operators: {
    state: choice("truths", "state", MAIL_TRUTHS, "choice"),
    to: word("mailedTo", "to", "to"),
    kind: choice("kinds", "kind", MAIL_KINDS, "kind"),
    contact,
    ...days,
  },
};

export const printMailSearch = (filter: MailSearch, words: SearchWords): string =>
  printLine(MAIL_SEARCH, filter, words);
