"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { fetchJson } from "@/components/live/fetch-json";
import type { ContactChoice } from "@/lib/contacts/contact";
import { Avatar } from "../ui/avatar";
import { Combobox, type ComboboxOption } from "../ui/combobox";

type ContactOption = ComboboxOption & { contact: ContactChoice };

type ContactComboboxProps = {
  value: ContactChoice | null;
  onChange: (contact: ContactChoice | null) => void;
  /** A last row that makes a new contact of what was typed. */
  onCreate?: (text: string) => void;
  onBlur?: () => void;
  name?: string;
  required?: boolean;
  disabled?: boolean;
};

/** Finds a contact by name, mail address or the last four digits; inside a Field it is named and described by it. */
export function ContactCombobox({ value, onChange, onCreate, ...rest }: ContactComboboxProps) {
  const t = useTranslations("contacts");
  const chosen = useMemo(() => (value === null ? null : optionOf(value)), [value]);
  return (
    <Combobox
      value={chosen}
      onChange={(option) => onChange(option?.contact ?? null)}
      search={findContacts}
      placeholder={t("combobox.placeholder")}
      {...(onCreate ? { create: { label: (text: string) => t("combobox.create", { name: text }), onCreate } } : {})}
      {...rest}
    />
  );
}

const optionOf = (contact: ContactChoice): ContactOption => ({
  id: contact.id,
  title: contact.name,
  subtitle: contact.email,
  leading: <Avatar name={contact.name} />,
  contact,
});

const findContacts = async (text: string, signal: AbortSignal): Promise<ContactOption[]> => {
  const found = await fetchJson<ContactChoice[]>(`/api/desk/contacts/search?q=${encodeURIComponent(text)}`, signal);
  return found.map(optionOf);
};
