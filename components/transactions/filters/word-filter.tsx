"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { FilterChip } from "./filter-chip";

type WordFilterProps = {
  label: string;
  hint?: string;
  text: string;
  onChange: (text: string) => void;
};

/** Something typed in the search above; the chip is there once it is, to change it or take it off. */
export function WordFilter({ label, hint, text, onChange }: WordFilterProps) {
  if (text === "") return null;
  return (
    <FilterChip label={label} value={text} onClear={() => onChange("")}>
      {(close) => (
        <WordPanel
          label={label}
          hint={hint}
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

function WordPanel({ label, hint, text, onChange }: Omit<WordFilterProps, "hint"> & { hint: string | undefined }) {
  const t = useTranslations("transactions.filters");
  const [typed, setTyped] = useState(text);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onChange(typed.trim());
  };
  return (
    <form onSubmit={submit}>
      <Field label={label} hint={hint}>
        <Input type="search" value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Button type="submit" className="mt-4 w-full">
        {t("apply")}
      </Button>
    </form>
  );
}
