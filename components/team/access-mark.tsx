"use client";

import { useTranslations } from "use-intl";
import type { PersonRow } from "@/lib/team/person";
import { cn } from "../ui/cn";

type Access = "active" | "expected" | "inactive";

const accessOf = (person: Pick<PersonRow, "active" | "startPassword">): Access =>
  !person.active ? "inactive" : person.startPassword ? "expected" : "active";

const NODES: Record<Access, string> = {
  active: "border-accent bg-accent",
  // Hollow: we wait for them to choose a password of their own.
  expected: "border-control border-dashed",
  inactive: "border-line-strong bg-line-strong",
};

/** Whether somebody can sign in: a filled node for yes, a hollow one while they have only their start password. */
export function AccessMark({ person }: { person: Pick<PersonRow, "active" | "startPassword"> }) {
  const t = useTranslations("people.access");
  const access = accessOf(person);
  return (
    <span className={cn("inline-flex items-center gap-2", access !== "active" && "text-muted")}>
      <span aria-hidden="true" className={cn("size-2 flex-none rounded-full border-[1.5px]", NODES[access])} />
      {t(access)}
    </span>
  );
}
