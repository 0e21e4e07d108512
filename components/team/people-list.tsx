"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import type { Route } from "next";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PersonRow } from "@/lib/team/person";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { PageHeader } from "../ui/page-header";
import { SkeletonRows } from "../ui/skeleton";
import type { PeopleActions } from "./people-actions";
import { PeopleTable } from "./people-table";
import { PeopleUnread } from "./people-unread";

const EditPerson = later(() => import("./edit-person"));

const AddPerson = later(() => import("./add-person"));

/** Who can open this desk, and as what. */
export function PeopleList({ actions }: { actions: PeopleActions }) {
  const t = useTranslations("people");
  const people = useQuery({
    queryKey: ["settings", "people"],
    queryFn: ({ signal }) => fetchJson<PersonRow[]>("/api/desk/people", signal),
  });
  const [open, setOpen] = useState<{ kind: "add" } | { kind: "edit"; id: string } | null>(null);
  const close = () => setOpen(null);
  const edited = open?.kind === "edit" ? people.data?.find(({ id }) => id === open.id) : undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: "/settings" as Route, label: t("settings") }}
        sub={people.data ? <Counted people={people.data} /> : null}
        actions={
          <Button onClick={() => setOpen({ kind: "add" })}>
            <UserPlus />
            {t("add")}
          </Button>
        }
      />
      {people.data ? (
        <PeopleTable people={people.data} onOpen={(id) => setOpen({ kind: "edit", id })} />
      ) : people.isError ? (
        <PeopleUnread
          caseNumber={people.error instanceof RequestFailed ? (people.error.caseNumber ?? undefined) : undefined}
          onAgain={() => void people.refetch()}
        />
      ) : (
        <SkeletonRows rows={5} />
      )}
      {open?.kind === "add" ? <AddPerson add={actions.add} onClose={close} /> : null}
      {edited ? <EditPerson key={edited.id} person={edited} actions={actions} onClose={close} /> : null}
    </>
  );
}

function Counted({ people }: { people: PersonRow[] }) {
  const t = useTranslations("people");
  const active = people.filter((person) => person.active).length;
  const inactive = people.length - active;
  return inactive === 0 ? t("count", { active }) : t("countInactive", { active, inactive });
}
