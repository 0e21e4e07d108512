"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey } from "@/lib/i18n/format";
import { DATE_PRESETS, daysOf, isDay } from "@/lib/lists/days";
import type { DayFilter as Days } from "@/lib/lists/operators";
import { Button } from "../../ui/button";
import { Field, FieldNote } from "../../ui/field";
import { Input } from "../../ui/input";
import { placeName } from "./place-name";

export default function DatePanel({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useTranslations("lists.filters");
  const { zone } = useDesk();
  const [from, setFrom] = useState(days.from ?? "");
  const [to, setTo] = useState(days.to ?? "");
  const crossed = isDay(from) && isDay(to) && to < from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!crossed) onChange({ from: isDay(from) ? from : null, to: isDay(to) ? to : null });
  };
  return (
    <form onSubmit={submit}>
      <div className="mb-4 flex flex-wrap gap-1.5">
        {DATE_PRESETS.map((name) => (
          <Button key={name} size="sm" onClick={() => onChange(daysOf(name, dayKey(new Date(), zone)))}>
            {t(`presets.${name}`)}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("from")}>
          <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={t("to")}>
          <Input
            type="date"
            value={to}
            aria-invalid={crossed || undefined}
            onChange={(event) => setTo(event.target.value)}
          />
        </Field>
      </div>
      <FieldNote bad={crossed}>{crossed ? t("datesCrossed") : t("daysOf", { place: placeName(zone) })}</FieldNote>
      <Button type="submit" className="mt-4 w-full">
        {t("apply")}
      </Button>
    </form>
  );
}
