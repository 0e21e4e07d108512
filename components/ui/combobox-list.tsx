"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "./cn";
import type { ComboboxOption } from "./combobox";
import type { ComboboxState } from "./use-combobox";

type ComboboxListProps<O extends ComboboxOption> = {
  id: string;
  list: ComboboxState<O>;
  selectedId: string | undefined;
  createLabel: string | undefined;
};

/** What a combobox found. The field keeps the focus and takes the keys; rows are only pressed. */
export function ComboboxList<O extends ComboboxOption>({ id, list, selectedId, createLabel }: ComboboxListProps<O>) {
  const t = useTranslations("common");
  const { options, active, choose, state, open, listed } = list;
  const words = {
    searching: t("searching"),
    failed: t("searchFailed"),
    found: t("results", { count: options.length }),
  }[state];
  return (
    <div
      hidden={!listed}
      className="absolute inset-x-0 top-[calc(100%+0.375rem)] z-20 animate-pop-in rounded-lg bg-raised p-1.5 shadow-float"
    >
      <div
        id={id}
        role="listbox"
        aria-label={t("searchResults")}
        tabIndex={-1}
        className="max-h-76 overflow-y-auto outline-none"
      >
        {options.map((option, row) => (
          <Row
            key={option.id}
            id={`${id}-${String(row)}`}
            active={row === active}
            selected={option.id === selectedId}
            onChoose={() => choose(row)}
          >
            {option.leading}
            <span className="min-w-0">
              <span className="block truncate text-strong">{option.title}</span>
              {option.subtitle ? <span className="block truncate text-xs text-muted">{option.subtitle}</span> : null}
            </span>
          </Row>
        ))}
        {list.offersNew ? (
          <Row
            id={`${id}-${String(options.length)}`}
            active={active === options.length}
            selected={false}
            onChoose={() => choose(options.length)}
          >
            <Plus className="text-muted" />
            <span className="truncate text-strong">{createLabel}</span>
          </Row>
        ) : null}
      </div>
      <p
        role="status"
        className={cn("px-2 py-1.5 text-xs text-muted", options.length > 0 && state !== "failed" && "sr-only")}
      >
        {open ? words : ""}
      </p>
    </div>
  );
}

type RowProps = { id: string; active: boolean; selected: boolean; onChoose: () => void; children: ReactNode };

function Row({ id, active, selected, onChoose, children }: RowProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      ref={(row) => {
        if (active) row?.scrollIntoView({ block: "nearest" });
      }}
      // A press must not take the focus from the field, or the list would close before the choice is made.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={(event) => event.key === "Enter" && onChoose()}
      className={cn(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1 hover:bg-hover max-md:min-h-11",
        active && "bg-selected!",
      )}
    >
      {children}
    </div>
  );
}
