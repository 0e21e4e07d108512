"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { cn } from "../ui/cn";
import { isWithin, type Section, type SectionCounts } from "./sections";

/** One line of the rail: icon, name, and what waits there. On a narrow desk the name goes to the tooltip and the count becomes a dot. */
export function SectionLink({ section, counts }: { section: Section; counts: SectionCounts }) {
  const t = useTranslations("nav");
  const current = isWithin(usePathname(), section.href);
  const Icon = section.icon;
  const count = useSectionCount(section, counts);
  return (
    <Link
      href={section.href}
      aria-current={current ? "page" : undefined}
      title={t(section.name)}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-sm px-2 transition-colors max-lg:justify-center max-lg:px-0",
        current ? "bg-strong/6.5 font-medium text-strong" : "text-normal hover:bg-hover [&>.lucide]:text-muted",
      )}
    >
      <Icon />
      <span className="rail-word">{t(section.name)}</span>
      {count ? (
        <span
          className={cn(
            "text-2xs font-medium lg:ml-auto",
            "max-lg:absolute max-lg:top-1 max-lg:right-1 max-lg:size-1.75 max-lg:overflow-hidden max-lg:rounded-full max-lg:bg-current max-lg:indent-8",
            count.tone,
          )}
        >
          {count.words}
        </span>
      ) : null}
    </Link>
  );
}

/** Plum when something is not known, amber when it is due. */
export function useSectionCount(section: Section, { unknown = 0, lapseToday = 0 }: SectionCounts) {
  const t = useTranslations("nav");
  if (section.name === "transactions" && unknown > 0) {
    return {
      words: t("unknownCount", { count: unknown }),
      number: unknown,
      tone: "text-unknown",
      ground: "bg-unknown-soft",
    };
  }
  if (section.name === "board" && lapseToday > 0) {
    return {
      words: t("lapseToday", { count: lapseToday }),
      number: lapseToday,
      tone: "text-warning",
      ground: "bg-warning-soft",
    };
  }
  return null;
}
