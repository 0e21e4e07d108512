"use client";

import { useTranslations } from "use-intl";
import { isKnownState, type KnownState, type State } from "@/lib/transactions/transaction";
import { cn } from "../ui/cn";
import { StateGlyph } from "./state-glyph";

/** The colour of a state's glyph: spent only where it says something. */
export const STATE_COLOURS: Record<KnownState, string> = {
  draft: "text-muted",
  awaiting_approval: "text-warning",
  sending: "text-waiting",
  unknown: "text-unknown",
  requested: "text-waiting",
  preauthorized: "text-accent",
  initiated: "text-waiting",
  paid: "text-accent",
  completed: "text-done",
  failed: "text-danger",
  cancelled: "text-muted",
  lapsed: "text-warning",
};

/** A ground only where a person may have to act. */
const GROUNDS: Partial<Record<KnownState, string>> = {
  unknown: "hatch text-unknown",
  failed: "bg-danger-soft text-danger",
  lapsed: "bg-warning-soft text-warning",
};

const SIZES = {
  xs: { text: "text-xs gap-1.5", glyph: "" },
  sm: { text: "text-sm gap-1.75", glyph: "" },
  base: { text: "text-base gap-2 font-medium", glyph: "size-4.5!" },
} as const;

/**
 * A state as a glyph and a word. A word of Jetpay's that we do not know stands in braces as it came, never guessed. With a ground the badge reaches
 * 6 px to the left on a desk, so that its glyph stays in line with those of other rows; `flush` takes that back. `noId` says beside an unknown one
 * that there is nothing to ask Jetpay by.
 */
export function StateBadge({
  state,
  size = "sm",
  flush = false,
  noId = false,
}: {
  state: State;
  size?: "xs" | "sm" | "base";
  flush?: boolean;
  noId?: boolean;
}) {
  const t = useTranslations("states");
  const known = isKnownState(state);
  const ground = known ? GROUNDS[state] : undefined;
  const badge = (
    <span
      className={cn(
        "inline-flex items-center whitespace-nowrap align-middle",
        SIZES[size].text,
        ground && cn("h-5.5 rounded-sm pr-2 pl-1.5 font-medium", !flush && "md:-ml-1.5", ground),
        !ground && (state === "cancelled" ? "text-muted" : size === "base" && "text-strong"),
        !known && "font-mono text-xs!",
      )}
    >
      <StateGlyph state={state} className={cn(known ? STATE_COLOURS[state] : "text-muted", SIZES[size].glyph)} />
      <span>{known ? t(state) : state}</span>
    </span>
  );
  if (!noId) return badge;
  return (
    <>
      {badge}{" "}
      {/* In rows of a desk below the widest it is said to who hears it only: an amount would leave the screen. */}
      <span
        className={cn(
          "align-middle text-xs font-normal tracking-normal text-muted",
          size === "sm" && "md:max-xl:sr-only",
        )}
      >
        {t("noId")}
      </span>
    </>
  );
}
