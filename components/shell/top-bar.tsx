"use client";

import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useOpenPalette } from "../palette/palette";
import { Kbd } from "../ui/kbd";

/** Above every page: the way to everything else, and the stamp, which changes without moving anything beside it. */
export function TopBar({ stamp }: { stamp: ReactNode }) {
  const t = useTranslations("nav");
  const open = useOpenPalette();
  return (
    <header className="sticky top-band z-10 flex h-bar items-center gap-3 border-b bg-surface px-6 max-md:px-4 print:hidden">
      <search className="contents">
        <button
          type="button"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K /"
          onClick={open}
          className="flex h-8 w-92 max-w-[46%] cursor-pointer items-center gap-2 rounded-md border bg-bg pr-1.5 pl-2.5 text-muted hover:border-line-strong max-md:order-last max-md:-mr-2.5 max-md:ml-auto max-md:size-11 max-md:max-w-none max-md:shrink-0 max-md:justify-center max-md:border-transparent max-md:bg-transparent max-md:p-0"
        >
          <Search className="shrink-0 max-md:size-5" />
          <span className="truncate max-md:sr-only">{t("search")}</span>
          <Kbd className="ml-auto max-md:hidden">Ctrl K</Kbd>
        </button>
      </search>
      <div className="ml-auto min-w-0 max-md:ml-0">{stamp}</div>
    </header>
  );
}
