"use client";

import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { StateGlyph } from "../transactions/state-glyph";
import { cn } from "../ui/cn";

/** Which way the money goes, by shape: in from above right, out to above right, held neither. Words for screen readers. */
export function DirectionArrow({ kind, className }: { kind: "in" | "out" | "held"; className?: string }) {
  const t = useTranslations("common");
  const word = t(`direction.${kind}`);
  return (
    <span title={word} className={cn("inline-grid place-items-center align-middle", COLOURS[kind], className)}>
      {kind === "held" ? <StateGlyph state="preauthorized" /> : null}
      {kind === "in" ? <ArrowDownLeft className="size-3.5 stroke-2" /> : null}
      {kind === "out" ? <ArrowUpRight className="size-3.5 stroke-2" /> : null}
      <span className="sr-only">{word}</span>
    </span>
  );
}

const COLOURS = { in: "text-money-in", out: "text-money-out", held: "text-accent" } as const;
