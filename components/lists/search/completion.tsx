"use client";

import type { ComponentType } from "react";
import { useTranslations } from "use-intl";
import { DATE_PRESETS } from "@/lib/lists/days";
import { operatorNamed } from "@/lib/lists/operator-names";
import { Avatar } from "../../ui/avatar";
import { cn } from "../../ui/cn";
import type { ValueMeant } from "./search-box";
import type { Choice, SearchLine } from "./use-search-line";

type CompletionProps = { id: string; line: SearchLine; Meaning: ComponentType<ValueMeant> };

/** What can be put at the caret: operators, then values of the one that is typed. The field keeps the focus and takes the keys. */
export default function Completion({ id, line, Meaning }: CompletionProps) {
  const t = useTranslations("lists.search");
  const { operators, typing, choices, open, active } = line;
  const typed = typing?.operator == null ? undefined : operators[typing.operator];
  const hint = typed === undefined ? null : t(`hints.${typed.about}`);
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
            <Words choice={choice} line={line} Meaning={Meaning} />
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

type WordsProps = { choice: Choice; line: SearchLine; Meaning: ComponentType<ValueMeant> };

/** A choice as it is written, and what it means. */
function Words({ choice: { write, contact }, line: { operators, typing }, Meaning }: WordsProps) {
  const t = useTranslations("lists.search");
  const tPresets = useTranslations("lists.filters.presets");
  if (contact !== undefined) {
    return (
      <>
        <Avatar name={contact.name} />
        <span className="truncate text-strong">{contact.name}</span>
        <span className="truncate text-xs text-muted max-md:hidden">{contact.email}</span>
      </>
    );
  }
  const operator = typing?.operator ?? null;
  const named = operator === null ? operators[operatorNamed(operators, write) ?? ""] : undefined;
  const preset = DATE_PRESETS.find((name) => name === write);
  return (
    <>
      <span className="mono min-w-34 flex-none text-strong">{operator === null ? `${write}:` : write}</span>
      <span className="min-w-0 truncate text-xs text-muted">
        {named !== undefined ? (
          t(`operators.${named.about}`)
        ) : operator === null ? null : preset !== undefined ? (
          tPresets(preset)
        ) : (
          <Meaning operator={operator} value={write} />
        )}
      </span>
    </>
  );
}
