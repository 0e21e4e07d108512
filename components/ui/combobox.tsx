"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { cn } from "./cn";
import { ComboboxList } from "./combobox-list";
import { useFieldControl } from "./field-control";
import { useCombobox } from "./use-combobox";

export type ComboboxOption = { id: string; title: string; subtitle?: string; leading?: ReactNode };

export type ComboboxProps<O extends ComboboxOption> = {
  value: O | null;
  onChange: (option: O | null) => void;
  /** Finds options for what is typed (also for nothing typed). Called after a pause; give up when the signal says so. */
  search: (text: string, signal: AbortSignal) => Promise<readonly O[]>;
  placeholder?: string;
  /** A last row that makes a new one of what was typed. */
  create?: { label: (text: string) => string; onCreate: (text: string) => void };
  onBlur?: () => void;
  /** Also sent with a form under this name, as the option's id. */
  name?: string;
  id?: string;
  required?: boolean;
  disabled?: boolean;
};

/** A field that finds things as one types: by keyboard, by touch, with the chosen one shown in full in the field. */
export function Combobox<O extends ComboboxOption>(props: ComboboxProps<O>) {
  const { value, onChange, placeholder, create, onBlur, name, search, ...rest } = props;
  const control = useFieldControl(rest);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useCombobox({ value, search, create, onChange, onBlur });
  const { open, listed } = list;
  return (
    <div className="relative">
      <div className={cn("field-box gap-3", value && !open && "py-1.5")}>
        {open ? null : value?.leading}
        <span className="min-w-0 flex-1">
          <input
            ref={input}
            role="combobox"
            type="text"
            autoComplete="off"
            aria-expanded={listed}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={listed && list.rows > 0 ? `${listId}-${String(list.active)}` : undefined}
            {...control}
            value={open ? list.text : (value?.title ?? "")}
            placeholder={open && value ? value.title : placeholder}
            className="w-full truncate"
            onClick={list.show}
            onChange={(event) => list.type(event.target.value)}
            onKeyDown={list.onKeyDown}
            onFocus={list.enter}
            onBlur={list.leave}
          />
          {value?.subtitle && !open ? (
            <span className="block truncate text-xs text-muted">{value.subtitle}</span>
          ) : null}
        </span>
        <End
          value={value}
          locked={rest.disabled ?? false}
          onClear={() => {
            onChange(null);
            input.current?.focus();
            list.type("");
          }}
        />
      </div>
      {name ? <input type="hidden" name={name} value={value?.id ?? ""} /> : null}
      <ComboboxList id={listId} list={list} selectedId={value?.id} createLabel={create?.label(list.text.trim())} />
    </div>
  );
}

function End({ value, locked, onClear }: { value: ComboboxOption | null; locked: boolean; onClear: () => void }) {
  const t = useTranslations("common");
  if (value === null || locked) return <ChevronsUpDown className="pointer-events-none size-3.5 stroke-2 text-muted" />;
  return (
    <button
      type="button"
      aria-label={t("clear")}
      className="tap rounded-xs text-muted hover:text-strong"
      onClick={onClear}
    >
      <X className="size-3.5 stroke-2" />
    </button>
  );
}
