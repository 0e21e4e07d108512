"use client";

import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

type PagerProps = {
  /** Its rows are in the order of their names; without it, the newest come first. */
  alphabetical?: boolean;
  /** It stands further down a page of other things, which stays where it is. */
  inPlace?: boolean;
  newer: string | null;
  older: string | null;
  onGo: (place: { older: string } | { newer: string } | null) => void;
};

/** Pages by place, not by number: a page stays what it is while newer payments come in above it. */
export default function Pager({ alphabetical = false, inPlace = false, newer, older, onGo }: PagerProps) {
  const t = useTranslations("lists");
  const go = (place: Parameters<typeof onGo>[0]) => {
    onGo(place);
    if (!inPlace) window.scrollTo({ top: 0 });
  };
  if (newer === null && older === null) return null;
  return (
    <nav aria-label={t("pages.name")} className="flex items-center gap-2 py-3">
      {newer === null ? null : (
        <>
          <Button variant="quiet" size="sm" onClick={() => go(null)}>
            <ChevronsLeft />
            {t(alphabetical ? "pages.first" : "pages.newest")}
          </Button>
          <Button size="sm" onClick={() => go({ newer })}>
            <ChevronLeft />
            {t(alphabetical ? "pages.previous" : "pages.newer")}
          </Button>
        </>
      )}
      {older === null ? null : (
        <Button size="sm" className="ml-auto" onClick={() => go({ older })}>
          {t(alphabetical ? "pages.next" : "pages.older")}
          <ChevronRight />
        </Button>
      )}
    </nav>
  );
}
