"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { AmountFilter as Range } from "@/lib/lists/operators";
import { formatPlainAmount, parseAmount } from "@/lib/money";
import { AmountInput } from "../../ui/amount-input";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";

export default function AmountPanel({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const t = useTranslations("lists.filters");
  const tErrors = useTranslations("errors");
  const { currency, locale } = useDesk();
  const written = (minor: number | null) => (minor === null ? "" : formatPlainAmount({ minor, currency }, locale));
  const [texts, setTexts] = useState({ min: written(range.minMinor), max: written(range.maxMinor) });
  const [tried, setTried] = useState(false);
  const read = { min: readLimit(texts.min, currency), max: readLimit(texts.max, currency) };
  const crossed =
    read.min.problem === null &&
    read.max.problem === null &&
    read.min.minor !== null &&
    read.max.minor !== null &&
    read.max.minor < read.min.minor;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.min.problem === null && read.max.problem === null && !crossed) {
      onChange({ minMinor: read.min.minor, maxMinor: read.max.minor });
    }
  };
  const errorOf = (end: "min" | "max"): string | undefined => {
    const { problem } = read[end];
    if (!tried) return undefined;
    if (problem !== null) return tErrors(`amount_${problem}`);
    return end === "max" && crossed ? t("amountsCrossed") : undefined;
  };
  return (
    <form onSubmit={submit} noValidate>
      {(["min", "max"] as const).map((end) => (
        <Field
          key={end}
          label={t(end === "min" ? "atLeast" : "atMost")}
          aside={currency}
          error={errorOf(end)}
          className="mb-3.5"
        >
          <AmountInput
            size="md"
            currency={currency}
            value={texts[end]}
            onChange={(text) => setTexts({ ...texts, [end]: text })}
          />
        </Field>
      ))}
      <Button type="submit" className="w-full">
        {t("apply")}
      </Button>
    </form>
  );
}

/** An empty end is open; zero says the same as empty. */
function readLimit(text: string, currency: string) {
  const read = parseAmount(text, currency);
  if ("minor" in read) return { minor: read.minor, problem: null };
  const open = read.problem === "empty" || read.problem === "not_positive";
  return { minor: null, problem: open ? null : read.problem };
}
