"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PersonRow } from "@/lib/team/person";
import { useSubmit } from "../contacts/use-submit";
import { Button } from "../ui/button";
import FailureNote from "../ui/failure-note";
import type { PeopleActions } from "./people-actions";

type PersonDoorsProps = {
  person: PersonRow;
  actions: Pick<PeopleActions, "endSessions" | "renewStartPassword">;
  onStartPassword: (password: string) => void;
};

/** For a lost phone and a forgotten password: both take hold at once, and what each does stands beside it. */
export function PersonDoors({ person, actions, onStartPassword }: PersonDoorsProps) {
  const t = useTranslations("people.doors");
  const [ended, setEnded] = useState(false);
  const sessions = useSubmit(actions.endSessions);
  const renewal = useSubmit(actions.renewStartPassword);
  const failure = sessions.failure ?? renewal.failure;
  return (
    <section aria-label={t("label")} className="mt-4 flex flex-col gap-3 border-t pt-4">
      <div className="flex items-center gap-4">
        <p className="min-w-0 flex-1 text-xs text-muted text-pretty" role="status">
          {t(ended ? "ended" : "endHint")}
        </p>
        <Button
          size="sm"
          pending={sessions.pending}
          onClick={() => sessions.submit({ id: person.id }, () => setEnded(true))}
        >
          {t("end")}
        </Button>
      </div>
      <div className="flex items-center gap-4">
        <p className="min-w-0 flex-1 text-xs text-muted text-pretty">{t("renewHint")}</p>
        <Button
          size="sm"
          pending={renewal.pending}
          onClick={() => renewal.submit({ id: person.id }, ({ startPassword }) => onStartPassword(startPassword))}
        >
          {t("renew")}
        </Button>
      </div>
      <FailureNote of={failure} />
    </section>
  );
}
