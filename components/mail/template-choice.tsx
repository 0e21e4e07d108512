"use client";

import { useTranslations } from "use-intl";
import { isSame, type Words, type WordsByLanguage } from "@/lib/mail/words";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useMailTemplates } from "./use-mail-templates";

type Draft = { locale: "en" | "fr"; subject: string; message: string };
type TemplateChoiceProps = { mail: Draft; first: WordsByLanguage; onChange: (words: Omit<Draft, "locale">) => void };

const BUILT_IN = "built-in";
const OWN = "own";

/** Which words the mail begins with: those built in, or a template of the company's in the mail's language. */
export function TemplateChoice({ mail, first, onChange }: TemplateChoiceProps) {
  const t = useTranslations("payments.template");
  const { data = [] } = useMailTemplates();
  const offered = data.filter(({ locale, archived }) => locale === mail.locale && !archived);
  if (offered.length === 0) return null;
  const builtIn = first[mail.locale];
  const chosen = isSame(mail, builtIn) ? BUILT_IN : (offered.find((each) => isSame(mail, each))?.id ?? OWN);
  return (
    <Field label={t("label")}>
      <Select
        value={chosen}
        onChange={(event) => {
          const words: Words | undefined = offered.find(({ id }) => id === event.target.value) ?? builtIn;
          onChange({ subject: words.subject, message: words.message });
        }}
      >
        <option value={BUILT_IN}>{t("builtIn")}</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {chosen === OWN ? (
          <option value={OWN} disabled>
            {t("own")}
          </option>
        ) : null}
      </Select>
    </Field>
  );
}
