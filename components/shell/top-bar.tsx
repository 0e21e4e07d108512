"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Kbd } from "../ui/kbd";
import { onLetter } from "./shortcut";

/** Above every page: search, and the stamp, which changes without moving anything beside it. `/` goes to the search. */
export function TopBar({ stamp }: { stamp: ReactNode }) {
  const t = useTranslations("nav");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  // Without this the form still works, by loading the page anew.
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const text = input.current?.value.trim() ?? "";
    router.push(text === "" ? "/transactions" : `/transactions?q=${encodeURIComponent(text)}`);
    input.current?.blur();
  };
  useEffect(() => onLetter("/", () => input.current?.focus()), []);
  return (
    <header className="sticky top-0 z-10 flex h-bar items-center gap-3 border-b bg-surface px-6 max-md:px-4">
      <search className="contents">
        <form
          action="/transactions"
          onSubmit={find}
          // On a phone only the glass is left; focus unfolds the field over the bar.
          className="group flex h-8 w-92 max-w-[46%] items-center gap-2 rounded-md border bg-bg pr-1.5 pl-2.5 text-muted focus-within:border-transparent focus-within:outline-2 focus-within:outline-offset-[-1px] focus-within:outline-focus max-md:absolute max-md:right-2.5 max-md:z-1 max-md:h-11 max-md:w-11 max-md:max-w-none max-md:border-transparent max-md:bg-transparent max-md:px-3 max-md:focus-within:inset-x-2.5 max-md:focus-within:w-auto max-md:focus-within:bg-raised"
        >
          <Search className="max-md:size-5" />
          <input
            ref={input}
            type="search"
            name="q"
            aria-label={t("search")}
            aria-keyshortcuts="/"
            placeholder={t("searchPlaceholder")}
            autoComplete="off"
            enterKeyHint="search"
            className="min-w-0 flex-1 bg-transparent text-strong outline-none [&::-webkit-search-cancel-button]:appearance-none max-md:absolute max-md:inset-0 max-md:cursor-pointer max-md:pl-11 max-md:text-lg max-md:opacity-0 max-md:group-focus-within:opacity-100"
          />
          <Kbd className="group-focus-within:hidden max-md:hidden">/</Kbd>
        </form>
      </search>
      <div className="ml-auto max-md:ml-0">{stamp}</div>
    </header>
  );
}
