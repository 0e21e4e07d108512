"use client";

import { useTranslations } from "use-intl";
import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";

const ContactPanel = later(() => import("./contact-panel"));

type ContactFilterProps = {
  contactId: string | null;
  /** Read with the page; null while it is not known. */
  name: string | null;
  onChange: (contactId: string | null) => void;
};

export function ContactFilter({ contactId, name, onChange }: ContactFilterProps) {
  const t = useTranslations("transactions.filters");
  return (
    <FilterChip
      label={t("contact")}
      value={contactId === null ? null : (name ?? t("otherContact"))}
      onClear={() => onChange(null)}
      // The list of the field hangs out of the panel.
      className="w-80 overflow-visible! p-4"
    >
      {(close) => (
        <ContactPanel
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
