"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { FilterChip } from "./filter-chip";

/** The words that the search above the page looks for as well. */
export function TextFilter({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations("transactions.filters");
  return (
    <FilterChip label={t("text")} value={text === "" ? null : `“${text}”`} onClear={() => onChange("")}>
      {(close) => (
        <TextPanel
          text={text}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function TextPanel({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations("transactions.filters");
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(typed.trim());
  };
  return (
    <form onSubmit={submit}>
      <Field label={t("text")} hint={t("textHint")}>
        <Input type="search" value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Button type="submit" className="mt-4 w-full">
        {t("apply")}
      </Button>
    </form>
  );
}
