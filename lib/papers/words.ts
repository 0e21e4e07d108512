import { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";
import enPapers from "@/lib/i18n/messages/en/papers.json";
import frPapers from "@/lib/i18n/messages/fr/papers.json";

/** A translator for papers: by the language of who gets them, not by who makes them. */
export const paperWords = (locale: "en" | "fr") =>
  createTranslator<Messages, "papers">({
    locale,
    messages: { papers: locale === "fr" ? frPapers : enPapers } as Messages,
    namespace: "papers",
  });
