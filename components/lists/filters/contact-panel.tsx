"use client";

import { useTranslations } from "use-intl";
import { ContactCombobox } from "../../contacts/contact-combobox";
import { Field } from "../../ui/field";

export default function ContactPanel({ onChange }: { onChange: (contactId: string | null) => void }) {
  const t = useTranslations("lists.filters");
  return (
    <Field label={t("contact")} className="max-md:min-h-96">
      <ContactCombobox value={null} onChange={(contact) => onChange(contact?.id ?? null)} />
    </Field>
  );
}
