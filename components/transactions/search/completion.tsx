"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { DATE_PRESETS } from "@/lib/transactions/filter";
import type { Typing } from "@/lib/transactions/search-complete";
import { OPERATORS } from "@/lib/transactions/search-words";
import { FLOWS, isKnownState } from "@/lib/transactions/transaction";
import { Avatar } from "../../ui/avatar";
import { cn } from "../../ui/cn";
import { StateBadge } from "../state-badge";
import type { Choice, SearchLine } from "./use-search-line";

/** What can be put at the caret: operators, then values of the one that is typed. The field keeps the focus and takes the keys. */
export default function Completion({ id, line }: { id: string; line: SearchLine }) {
  const t = useTranslations("lists.search");
  const { typing, choices, open, active } = line;
  const hint = typing?.operator ? t(`hints.${typing.operator}`) : null;
  return (
    <div
      hidden={!open || (choices.length === 0 && hint === null)}
      className="absolute inset-x-0 top-[calc(100%+0.375rem)] z-20 animate-pop-in rounded-lg bg-raised p-1.5 shadow-float"
    >
      <div
        id={id}
        role="listbox"
        aria-label={t("choices")}
        tabIndex={-1}
        className="max-h-76 overflow-y-auto outline-none"
      >
        {choices.map((choice, index) => (
          <div
            key={choice.contact?.id ?? choice.write}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            ref={(element) => {
              if (index === active && open) element?.scrollIntoView({ block: "nearest" });
            }}
            // A press must not take the focus from the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => line.choose(choice)}
            onKeyDown={(event) => event.key === "Enter" && line.choose(choice)}
            className={cn(
              "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1 hover:bg-hover max-md:min-h-11",
              index === active && "bg-selected!",
            )}
          >
            <Words choice={choice} typing={typing} />
          </div>
        ))}
      </div>
      {hint === null ? null : <p className="px-2 py-1.5 text-xs text-muted text-pretty">{hint}</p>}
      <p role="status" className="sr-only">
        {open ? t("offered", { count: choices.length }) : ""}
      </p>
    </div>
  );
}

/** A choice as it is written, and what it means. */
function Words({ choice: { write, contact }, typing }: { choice: Choice; typing: Typing | null }) {
  const meaning = useMeaning(write, typing);
  if (contact !== undefined) {
    return (
      <>
        <Avatar name={contact.name} />
        <span className="truncate text-strong">{contact.name}</span>
        <span className="truncate text-xs text-muted max-md:hidden">{contact.email}</span>
      </>
    );
  }
  return (
    <>
      <span className="mono min-w-34 flex-none text-strong">{typing?.operator === null ? `${write}:` : write}</span>
      <span className="min-w-0 truncate text-xs text-muted">{meaning}</span>
    </>
  );
}

function useMeaning(write: string, typing: Typing | null): ReactNode {
  const t = useTranslations("lists.search");
  const tFlows = useTranslations("transactions.flows");
  const tPresets = useTranslations("transactions.filters.presets");
  const operator = OPERATORS.find((name) => name === write);
  if (typing?.operator === null) return operator === undefined ? null : t(`operators.${operator}`);
  const flow = FLOWS.find((name) => name === write);
  if (flow !== undefined) return tFlows(flow);
  const preset = DATE_PRESETS.find((name) => name === write);
  if (preset !== undefined) return tPresets(preset);
  if (write === "in" || write === "out") return t(write);
  return isKnownState(write) ? <StateBadge state={write} flush /> : null;
}
