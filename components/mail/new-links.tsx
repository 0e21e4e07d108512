"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { buttonClass } from "../ui/button";

/** The two ways to ask for a link, for who may. */
export function NewLinks() {
  const t = useTranslations("links");
  const { person } = useDesk();
  if (!allows(person.role, "links.create")) return null;
  return (
    <>
      <Link href={"/links/new?direction=out" as Route} className={buttonClass("quiet", "md", "max-md:hidden")}>
        {t("send")}
      </Link>
      <Link href={"/links/new" as Route} className={buttonClass()}>
        {t("ask")}
      </Link>
    </>
  );
}
