"use client";

import { useTranslations } from "use-intl";
import type { ContactFilter as Filter } from "@/lib/lists/operators";
import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";
import { WordFilter } from "./word-filter";

const ContactPanel = later(() => import("./contact-panel"));

type ContactFilterProps = {
  filter: Filter;
  /** The contact's, read with the page; null while it is not known. */
  name: string | null;
  onChange: (filter: Partial<Filter>) => void;
};

/** One contact; and a piece of a name, where the search above was given one. */
export function ContactFilter({ filter: { contactId, contactName }, name, onChange }: ContactFilterProps) {
  const t = useTranslations("lists.filters");
  return (
    <>
      <FilterChip
        label={t("contact")}
        value={contactId === null ? null : (name ?? t("otherContact"))}
        onClear={() => onChange({ contactId: null, contactName: null })}
        // The list of the field hangs out of the panel.
        className="w-80 overflow-visible! p-4"
      >
        {(close) => (
          <ContactPanel
            onChange={(next) => {
              onChange({ contactId: next, contactName: null });
              close();
            }}
          />
        )}
      </FilterChip>
      <WordFilter
        label={t("contactName")}
        text={contactId === null ? (contactName ?? "") : ""}
        onChange={(next) => onChange({ contactName: next || null })}
      />
    </>
  );
}
