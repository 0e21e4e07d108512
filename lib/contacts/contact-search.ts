import { choice, word } from "@/lib/lists/operators";
import { printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";
import { STANDINGS, type Standing } from "./contact";

/** What the list of contacts is narrowed down to, pure. */
export type ContactSearch = {
  /** Each looked for in name and mail address, or the last four digits of a method; what is in quotes is one. */
  text: string;
  /** A piece of it each. */
  name: string | null;
  mail: string | null;
  standings: Standing[];
  methods: MethodChoice[];
};

/** What somebody can be paid to or pays with; `none`: nothing yet. */
export const METHOD_CHOICES = ["bank_account", "card", "none"] as const;
export type MethodChoice = (typeof METHOD_CHOICES)[number];

export const CONTACT_SEARCH: SearchLanguage<ContactSearch> = {
  nothing: { text: "", name: null, mail: null, standings: [], methods: [] },
  operators: {
    name: word("name", "name", "name"),
    mail: word("mail", "mail", "mail"),
    state: choice("standings", "state", STANDINGS, "choice"),
    method: choice("methods", "method", METHOD_CHOICES, "choice"),
  },
};

export const printContactSearch = (filter: ContactSearch, words: SearchWords): string =>
  printLine(CONTACT_SEARCH, filter, words);
