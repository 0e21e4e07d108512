"use client";

import { useQuery } from "@tanstack/react-query";
import type { MailTemplate } from "@/lib/mail/saved-template";
import { type WordsByLanguage, wordSets } from "@/lib/mail/words";
import { fetchJson } from "../live/fetch-json";
import { TEMPLATES_KEY } from "../settings/keys";

/** The company's own words for mails, with the archived ones. */
export const useMailTemplates = () =>
  useQuery({
    queryKey: TEMPLATES_KEY,
    queryFn: ({ signal }) => fetchJson<MailTemplate[]>("/api/desk/mail-templates", signal),
  });

/** What a mail's words change to with its language: those built in, and the company's that are there in both. */
export function useWordSets(builtIn: WordsByLanguage): WordsByLanguage[] {
  const { data = [] } = useMailTemplates();
  return wordSets(builtIn, data);
}
