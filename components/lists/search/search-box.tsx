"use client";

import { Search, X } from "lucide-react";
import { type ComponentType, lazy, Suspense, useId } from "react";
import { useTranslations } from "use-intl";
import { FieldNote } from "../../ui/field";
import { Kbd } from "../../ui/kbd";
import type { SearchLine } from "./use-search-line";

const Completion = lazy(() => import("./completion"));

export type SearchBoxProps = {
  line: SearchLine;
  /** What the box is called, and an example of what can be typed. */
  label: string;
  placeholder: string;
  /** What a value of an operator means, where it is no plain word. */
  Meaning: ComponentType<ValueMeant>;
};

/** A value that can be completed. */
export type ValueMeant = { operator: string; value: string };

/** The filter as one line of text; the chips below are the same filter. Enter looks for it, what is wrong with it is said below. */
export function SearchBox({ line, label, placeholder, Meaning }: SearchBoxProps) {
  const t = useTranslations("lists.search");
  const tCommon = useTranslations("common");
  const [listId, noteId] = [useId(), useId()];
  const { problems } = line;
  return (
    <search className="mb-2.5 block md:max-w-180">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          line.submit();
        }}
        className="relative"
      >
        <div className="field-box">
          <Search className="text-muted" />
          <input
            ref={line.input}
            role="combobox"
            type="text"
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={1_000}
            aria-label={label}
            aria-keyshortcuts="f"
            data-letter="f"
            placeholder={placeholder}
            aria-autocomplete="list"
            aria-expanded={line.open}
            aria-controls={listId}
            aria-activedescendant={line.open && line.active >= 0 ? `${listId}-${line.active}` : undefined}
            aria-invalid={problems.length > 0 || undefined}
            aria-describedby={noteId}
            value={line.text}
            onChange={(event) => line.type(event.target.value, event.target.selectionStart)}
            onSelect={(event) => line.moveCaret(event.currentTarget.selectionStart)}
            onFocus={line.show}
            onClick={line.show}
            onKeyDown={line.onKeyDown}
            onBlur={line.leave}
          />
          {line.waits ? (
            <span className="flex-none text-xs text-muted max-md:hidden">
              {t.rich("pressEnter", { key: (key) => <Kbd>{key}</Kbd> })}
            </span>
          ) : null}
          {line.text === "" ? null : (
            <button
              type="button"
              aria-label={tCommon("clear")}
              onClick={line.clear}
              className="tap rounded-xs text-muted hover:text-strong"
            >
              <X className="size-3.5 stroke-2" />
            </button>
          )}
        </div>
        {line.asked ? (
          <Suspense>
            <Completion id={listId} line={line} Meaning={Meaning} />
          </Suspense>
        ) : null}
      </form>
      <div id={noteId} role="status">
        {problems.map(({ key, word, from }) => (
          <FieldNote key={from} bad>
            {t(`problems.${key}`, { word })}
          </FieldNote>
        ))}
      </div>
    </search>
  );
}
