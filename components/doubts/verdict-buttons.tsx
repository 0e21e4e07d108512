"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import type { Doubt } from "@/lib/transactions/doubts";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { Moment } from "./moment";
import type { Wish } from "./verdict-dialog";

/** What a person can say, and from when; a missing right is said once. */
export function VerdictButtons({ doubt, onSay }: { doubt: Doubt; onSay: (wish: Wish) => void }) {
  const t = useTranslations("doubts.verdict");
  const tRole = useTranslations("common.role");
  const { person } = useDesk();
  const early = useIsBefore(doubt.deniableFrom);
  const role = tRole(person.role);
  if (!allows(person.role, "doubts.look")) return <p className="mt-3.5 text-xs text-muted">{t("viewer", { role })}</p>;
  const mayDeny = allows(person.role, "doubts.deny");
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2 max-md:*:flex-1">
        {doubt.creates ? (
          <Button onClick={() => onSay({ verdict: "this_is_it", jetpayId: "" })}>{t("this_is_it")}</Button>
        ) : null}
        {mayDeny ? (
          <Button disabled={early} onClick={() => onSay({ verdict: "did_not_happen", jetpayId: "" })}>
            {t("did_not_happen")}
          </Button>
        ) : null}
        <Button variant="quiet" onClick={() => onSay({ verdict: "still_unknown", jetpayId: "" })}>
          {t("still_unknown")}
        </Button>
      </div>
      {early ? (
        <p className="mt-2 text-xs text-pretty text-muted">
          {t.rich("deniable", { time: () => <Moment at={doubt.deniableFrom} /> })}
        </p>
      ) : null}
      {mayDeny ? null : <p className="mt-2 text-xs text-muted">{t("noRight", { role })}</p>}
    </>
  );
}

/** Whether an instant is still to come; becomes false by itself when it has come. */
function useIsBefore(instant: string): boolean {
  const [before, setBefore] = useState(() => Date.now() < Date.parse(instant));
  useEffect(() => {
    const left = Date.parse(instant) - Date.now();
    setBefore(left > 0);
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setBefore(false), left + 50);
    return () => clearTimeout(timer);
  }, [instant]);
  return before;
}
