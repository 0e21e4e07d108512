"use client";

import { AlarmClock, CreditCard } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { allows } from "@/lib/permissions";
import { buttonClass } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { Popover } from "../ui/popover";
import { Segmented } from "../ui/segmented";
import { VIEWS, type View } from "./views";

type BoardHeaderProps = { days: number; view: View; onView: (view: View) => void; mayCreate: boolean };

export default function BoardHeader({ days, view, onView, mayCreate }: BoardHeaderProps) {
  const t = useTranslations("board");
  const { person } = useDesk();
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Deadline days={days} />
            {allows(person.role, "authorizations.capture") ? (
              <Link
                href="/authorizations/alerts"
                aria-label={t("soon.alerts")}
                title={t("soon.alerts")}
                className={buttonClass("outline", "icon")}
              >
                <AlarmClock />
              </Link>
            ) : null}
            <Views view={view} onView={onView} className="max-md:hidden" />
            {mayCreate ? (
              <Link href="/authorizations/new" className={buttonClass("outline")}>
                <CreditCard />
                {t("newHold")}
              </Link>
            ) : null}
          </>
        }
      />
      <Views view={view} onView={onView} fill className="mb-4 md:hidden" />
    </>
  );
}

type ViewsProps = Pick<BoardHeaderProps, "view" | "onView"> & { fill?: boolean; className: string };

function Views({ view, onView, ...look }: ViewsProps) {
  const t = useTranslations("board");
  return (
    <Segmented
      label={t("view")}
      value={view}
      onChange={onView}
      options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
      {...look}
    />
  );
}

/** The setting behind every deadline, whose it is, and who changes it. */
function Deadline({ days }: { days: number }) {
  const t = useTranslations("board.deadline");
  const { person } = useDesk();
  return (
    <Popover
      label={t("about")}
      align="end"
      className="w-72 p-3.5"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          className="inline-flex h-7 flex-none items-center gap-1.75 rounded-sm border border-line-strong bg-raised px-2.25 text-xs font-medium whitespace-nowrap text-normal hover:bg-hover max-md:hidden"
        >
          {t("label")}
          <span aria-hidden="true" className="h-full w-px bg-line" />
          <b>{t("value", { days })}</b>
        </button>
      )}
    >
      <p className="text-pretty">{t("ours")}</p>
      <p className="mt-2">
        {allows(person.role, "settings.write") ? (
          <Link href={"/settings" as Route} className="link">
            {t("change")}
          </Link>
        ) : (
          <span className="text-muted">{t("who")}</span>
        )}
      </p>
    </Popover>
  );
}
