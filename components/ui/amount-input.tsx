"use client";

import type { ComponentProps } from "react";
import { useLocale } from "use-intl";
import { amountParts, formatMoney, parseAmount } from "@/lib/money";
import { cn } from "./cn";
import { useFieldControl } from "./field-control";

type AmountInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type" | "size"> & {
  /** The text as typed ("6,200 + 642.50"); read it with parseAmount of lib/money. It is never rewritten under the person's hands. */
  value: string;
  onChange: (text: string) => void;
  currency: string;
  size?: "md" | "big";
};

/** The field of an amount. Sums work in it; what a sum comes to stands at its end. */
export function AmountInput({ value, onChange, currency, size = "big", className, ...props }: AmountInputProps) {
  const locale = useLocale();
  const control = useFieldControl(props);
  const { before, after } = amountParts({ minor: 0, currency }, locale);
  const read = value.includes("+") ? parseAmount(value, currency) : null;
  return (
    <span className={cn("field-box", size === "big" && "min-h-11! text-xl! font-medium tracking-tight", className)}>
      {before ? <span className="text-muted">{before.trim()}</span> : null}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...control}
      />
      {read && "minor" in read ? (
        <output className="text-sm font-normal tracking-normal text-muted">
          = {formatMoney({ minor: read.minor, currency }, locale)}
        </output>
      ) : null}
      {after ? <span className="text-muted">{after.trim()}</span> : null}
    </span>
  );
}
