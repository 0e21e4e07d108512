"use client";

import { UserPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { buttonClass } from "../ui/button";

/** Adds a contact, for who may. */
export function NewContact() {
  const t = useTranslations("contacts.list");
  const { person } = useDesk();
  if (!allows(person.role, "contacts.write")) {
    return <span className="text-right text-xs text-muted text-pretty max-md:max-w-44">{t("noRight")}</span>;
  }
  return (
    <Link href={{ pathname: "/contacts/new" }} className={buttonClass()}>
      <UserPlus />
      {t("new")}
    </Link>
  );
}
