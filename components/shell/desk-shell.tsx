"use client";

import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { apart } from "../ui/later";
import { Rail, type RailProps } from "./rail";
import { TopBar } from "./top-bar";
import { useArrival } from "./use-arrival";

// A phone has it from the server at once, links and all; a desk never shows it.
const TabBar = apart(() => import("./tab-bar"), "soon");

/** Rail, top bar, page and the phone's bar, with their landmarks. The page is `main`; it pads itself by this. */
export function DeskShell({ children, stamp, ...rail }: RailProps & { stamp: ReactNode; children: ReactNode }) {
  const t = useTranslations("nav");
  const page = useRef<HTMLElement>(null);
  useArrival(page);
  return (
    <div
      data-deaf
      className="min-h-[calc(100dvh-var(--spacing-band))] md:grid print:block! md:grid-cols-[var(--spacing-rail)_minmax(0,1fr)] md:max-lg:[--spacing-rail:3.5rem]"
    >
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-on-primary focus:translate-y-0 print:hidden"
      >
        {t("skip")}
      </a>
      <Rail {...rail} />
      <div className="flex min-h-[calc(100dvh-var(--spacing-band))] min-w-0 flex-col bg-surface">
        <TopBar stamp={stamp} />
        <main
          ref={page}
          id="content"
          tabIndex={-1}
          className="flex w-full flex-1 flex-col px-6 pt-5.5 pb-16 outline-none max-md:px-4 max-md:pt-4 max-md:pb-26"
        >
          {children}
        </main>
      </div>
      <TabBar {...rail} />
    </div>
  );
}
