"use client";

import { useTranslations } from "use-intl";
import { LANGUAGES, type Language } from "@/lib/contacts/contact";
import { RadioGroup } from "../ui/radio";

/** The language a contact is written to in. */
export function LanguageField({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const t = useTranslations("contacts");
  return (
    <RadioGroup
      label={t("form.language")}
      value={value}
      onChange={onChange}
      options={LANGUAGES.map((language) => ({
        value: language,
        label: t(`languages.${language}`),
      }))}
    />
  );
}
