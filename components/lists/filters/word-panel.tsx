"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import type { WordFilterProps } from "./word-filter";

export default function WordPanel({
  label,
  hint,
  text,
  onChange,
}: Omit<WordFilterProps, "hint"> & { hint: string | undefined }) {
  const t = useTranslations("lists.filters");
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
