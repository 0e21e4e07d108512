"use client";

import { Search, X } from "lucide-react";
import { lazy, Suspense, useId } from "react";
import { useTranslations } from "use-intl";
import { FieldNote } from "../../ui/field";
import { Kbd } from "../../ui/kbd";
import type { useSearch } from "../use-search";
import { useSearchLine } from "./use-search-line";

const Completion = lazy(() => import("./completion"));

type SearchBoxProps = Pick<ReturnType<typeof useSearch>, "search" | "change"> & {
  /** The contact that is filtered by, as the line names it. */
  contact: { id: string; name: string } | null;
};

/** The filter as one line of text; the chips below are the same filter. Enter looks for it, what is wrong with it is said below. */
export default function SearchBox(props: SearchBoxProps) {
  const t = useTranslations("lists.search");
  const tCommon = useTranslations("common");
  const line = useSearchLine(props);
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
            aria-label={t("label")}
            aria-keyshortcuts="f"
            data-letter="f"
            placeholder={t("placeholder")}
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
            <Completion id={listId} line={line} />
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
