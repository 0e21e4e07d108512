"use client";

import { useTranslations } from "use-intl";
import { printTexts, textsOf } from "@/lib/lists/search-line";
import { WordFilter } from "./word-filter";

type TextFilterProps = {
  /** Where it is looked for. */
  hint: string;
  text: string;
  onChange: (text: string) => void;
};

/** What is typed there is text, also where the search box would read it as more. */
export function TextFilter({ hint, text, onChange }: TextFilterProps) {
  const t = useTranslations("lists.filters");
  return (
    <WordFilter label={t("text")} hint={hint} text={text} onChange={(typed) => onChange(printTexts(textsOf(typed)))} />
  );
}
