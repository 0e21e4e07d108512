"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { onLetter } from "@/components/shell/shortcut";
import { buttonClass } from "../../ui/button";
import { useNeighbours } from "./use-transaction";

/** Back to the list it was opened from, and to the one before and after it there: J goes down the list, K up. */
export default function NeighboursNav({ id, search }: { id: string; search: string }) {
  const t = useTranslations("transactions");
  const router = useRouter();
  const { data } = useNeighbours(id, search);
  const newer = addressOf(data?.newer ?? null, search);
  const older = addressOf(data?.older ?? null, search);
  useEffect(() => (older === null ? undefined : onLetter("j", () => router.push(older))), [older, router]);
  useEffect(() => (newer === null ? undefined : onLetter("k", () => router.push(newer))), [newer, router]);
  return (
    <nav aria-label={t("views.name")} className="flex min-h-7 items-center gap-1 text-muted">
      <Link
        href={`/transactions${search}` as Route}
        className="tap -ml-1 inline-flex items-center gap-1 rounded-sm pr-1 hover:text-strong"
      >
        <ChevronLeft className="size-3.5 stroke-2" />
        {t("title")}
      </Link>
      <span className="mr-1 ml-auto text-xs">
        {data === undefined || data.position === null
          ? null
          : t("hero.position", { position: data.position, count: data.matching })}
      </span>
      <Step href={newer} label={t("hero.newer")} letter="K" icon={<ChevronLeft />} />
      <Step href={older} label={t("hero.older")} letter="J" icon={<ChevronRight />} />
    </nav>
  );
}

/** Types for typed routes cannot know an address put together here. */
const addressOf = (id: string | null, search: string): Route | null =>
  id === null ? null : (`/transactions/${id}${search}` as Route);

type StepProps = { href: Route | null; label: string; letter: string; icon: React.ReactNode };

function Step({ href, label, letter, icon }: StepProps) {
  if (href === null) {
    return (
      <span aria-hidden="true" className={buttonClass("quiet", "icon-sm", "opacity-35")}>
        {icon}
      </span>
    );
  }
  return (
    <Link
      href={href}
      aria-label={label}
      aria-keyshortcuts={letter.toLowerCase()}
      title={`${label} (${letter})`}
      className={buttonClass("quiet", "icon-sm")}
    >
      {icon}
    </Link>
  );
}
