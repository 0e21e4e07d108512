"use client";

import { Menu as MenuIcon, Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import type { Role } from "@/lib/permissions";
import { useIdle } from "../ui/at-rest";
import { cn } from "../ui/cn";
import { newPaymentsFor } from "./new-payment";
import type { AccountActions, Person } from "./person";
import { useSectionCount } from "./section-link";
import { isWithin, type Section, type SectionCounts, sectionsFor } from "./sections";
import type { SheetName } from "./sheets";

const Sheets = lazy(() => import("./sheets"));

/** A desk never opens a sheet, so only a phone fetches them ahead. */
const loadOnPhones = async () => {
  if (matchMedia("(width < 47.5625rem)").matches)
    await Promise.all([import("./sheets"), import("../ui/dialog-content")]);
};

const TAB = "relative grid min-h-11 content-center justify-items-center gap-0.75 text-2xs font-medium text-muted";

type TabBarProps = { person: Person; counts: SectionCounts } & AccountActions;

/** The phone's bar of five: two sections, New, the board, and the rest in a sheet. */
export default function TabBar({ person, counts, ...account }: TabBarProps) {
  const t = useTranslations("nav");
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const [used, setUsed] = useState(false);
  const show = (name: SheetName) => {
    setUsed(true);
    setSheet(name);
  };
  useIdle(loadOnPhones);
  const sections = sectionsFor(person.role);
  const tab = (name: Section["name"], word: string) =>
    sections
      .filter((section) => section.name === name)
      .map((section) => <Tab key={name} section={section} counts={counts} word={word} />);
  return (
    <nav
      aria-label={t("sections")}
      className="fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t bg-surface px-1 pt-1.5 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:hidden print:hidden"
    >
      {tab("overview", t("overview"))}
      {tab("transactions", t("transactions"))}
      {mayBegin(person.role) ? (
        <SheetTab word={t("new")} onClick={() => show("new")}>
          <span className="grid h-6 w-8 place-items-center rounded-md border border-line-strong bg-raised text-strong">
            <Plus />
          </span>
        </SheetTab>
      ) : null}
      {tab("board", t("boardShort"))}
      <SheetTab word={t("more")} onClick={() => show("more")}>
        <MenuIcon className="size-5" />
      </SheetTab>
      {used ? (
        <Suspense>
          <Sheets sheet={sheet} onClose={() => setSheet(null)} person={person} {...account} />
        </Suspense>
      ) : null}
    </nav>
  );
}

const mayBegin = (role: Role): boolean => newPaymentsFor(role).length > 0;

function SheetTab({ word, onClick, children }: { word: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-haspopup="dialog" onClick={onClick} className={TAB}>
      {children}
      {word}
    </button>
  );
}

function Tab({ section, counts, word }: { section: Section; counts: SectionCounts; word: string }) {
  const current = isWithin(usePathname(), section.href);
  const count = useSectionCount(section, counts);
  const Icon = section.icon;
  return (
    <Link href={section.href} aria-current={current ? "page" : undefined} className={cn(TAB, current && "text-strong")}>
      <Icon className="size-5" />
      {word}
      {count ? (
        <span
          className={cn(
            "absolute top-0.5 left-[calc(50%+0.5rem)] min-w-4 rounded-full px-1 text-center text-3xs leading-4 font-semibold",
            count.tone,
            count.ground,
          )}
        >
          <span aria-hidden="true">{count.number}</span>
          <span className="sr-only">{count.words}</span>
        </span>
      ) : null}
    </Link>
  );
}
