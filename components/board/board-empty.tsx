"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** Nothing is held: what would be here, and how it comes. */
export default function BoardEmpty({ mayCreate }: { mayCreate: boolean }) {
  const t = useTranslations("board");
  return (
    <EmptyState
      title={t("empty.title")}
      action={
        mayCreate ? (
          <Link href="/authorizations/new" className={buttonClass("outline")}>
            {t("empty.action")}
          </Link>
        ) : null
      }
    >
      {t("empty.what")}
    </EmptyState>
  );
}
