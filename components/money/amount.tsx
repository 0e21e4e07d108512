"use client";

import { useLocale } from "use-intl";
import { amountParts, type Sign, signOf } from "@/lib/money";
import { cn } from "../ui/cn";

/**
 * What the amount means, which is how it is drawn: `in` green with a plus, `out` ink with a real minus, `held` with no sign (it has not moved), `unknown`
 * plum, `void` struck through (it did not happen), `plain` an amount on its own, `net` a sum that carries its own sign.
 */
export type AmountKind = "in" | "out" | "held" | "unknown" | "void" | "plain" | "net";

export type AmountProps = {
  /** Integer minor units. For all kinds but `net` only the size counts: the kind says the sign. */
  minor: number;
  currency: string;
  kind: AmountKind;
  /** The direction, where the kind does not say it (`unknown` and `void`): its sign is kept. */
  direction?: "in" | "out";
  size?: "sm" | "base" | "lg" | "xl" | "2xl";
  /** Write the code behind it: only where it differs from the view's currency. */
  showCurrency?: boolean;
  className?: string;
};

const TONES: Record<AmountKind, string> = {
  in: "font-medium text-money-in",
  out: "font-medium text-strong",
  held: "font-medium text-normal",
  unknown: "font-medium text-unknown",
  void: "text-muted line-through decoration-1",
  plain: "font-medium text-strong",
  net: "font-medium text-strong",
};

const SIZES = {
  sm: "text-sm",
  base: "text-base",
  lg: "text-lg tracking-tight",
  xl: "text-xl tracking-tight",
  "2xl": "text-2xl font-semibold! tracking-tighter",
} as const;

export function Amount({ minor, currency, kind, direction, size, showCurrency = false, className }: AmountProps) {
  const locale = useLocale();
  const money = { minor, currency };
  const { before, whole, cents, after } = amountParts(money, locale);
  // The eye takes the dollars: cents are one step quieter, never smaller. In green or plum they keep the colour.
  const quiet = kind !== "in" && kind !== "unknown" && kind !== "void";
  return (
    <span className={cn("whitespace-nowrap lining-nums tabular-nums", TONES[kind], size && SIZES[size], className)}>
      {signOf(money, signFor(kind, direction))}
      {before}
      {whole}
      <span className={cn("font-normal", quiet && "text-muted")}>
        {cents}
        {after}
      </span>
      {showCurrency ? <span className="ml-1 inline-block text-xs font-normal text-muted">{currency}</span> : null}
    </span>
  );
}

function signFor(kind: AmountKind, direction: "in" | "out" | undefined): Sign {
  if (kind === "net") return "auto";
  if (kind === "in" || kind === "out") return kind;
  return (kind === "unknown" || kind === "void") && direction ? direction : "none";
}
