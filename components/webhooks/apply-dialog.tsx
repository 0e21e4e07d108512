"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { dayKey } from "@/lib/i18n/format";
import type { ApplyPreview } from "@/lib/webhooks/preview";
import { useSubmit } from "../contacts/use-submit";
import { useDesk } from "../shell/desk-context";
import { StateBadge } from "../transactions/state-badge";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { RadioGroup } from "../ui/radio";
import { SkeletonRows } from "../ui/skeleton";
import type { ApplyWish, WebhookActions } from "./webhook-actions";

type ApplyDialogProps = {
  /** Null for all, of which those heard since a time may be chosen. */
  ids: string[] | null;
  actions: Pick<WebhookActions, "applyAgain" | "previewApplyAgain">;
  onClose: () => void;
};

/** Tries it, shows what would change, and does it when told to. */
export default function ApplyDialog({ ids, actions, onClose }: ApplyDialogProps) {
  const t = useTranslations("settings.webhooks.again");
  const client = useQueryClient();
  const { zone } = useDesk();
  const [which, setWhich] = useState<"all" | "since">("all");
  const [day, setDay] = useState(() => dayKey(new Date(), zone));
  const [clock, setClock] = useState("00:00");
  const whole = day !== "" && clock !== "";
  const wish: ApplyWish = { ids, since: which === "since" && whole ? { day, clock } : null };
  const { pending, failure, submit } = useSubmit(actions.applyAgain);
  const preview = useQuery({
    queryKey: ["apply-preview", wish],
    enabled: which === "all" || whole,
    queryFn: () => actions.previewApplyAgain(wish),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const tried = preview.data?.ok === true ? preview.data.data : null;
  const refused = preview.data?.ok === false ? preview.data.error : null;
  const apply = () =>
    submit(wish, ({ count }) => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      notify({ tone: "asked", title: t("applied", { count }), ...(count > 0 ? { detail: t("appliedDetail") } : {}) });
      onClose();
    });
  return (
    <AskDialog
      size="md"
      title={t("title")}
      description={t("body")}
      no={t("notNow")}
      yes={pending ? t("doing") : t("yes", { count: tried?.of ?? 0 })}
      pending={pending}
      onClose={onClose}
      disabled={tried === null || tried.of === 0}
      onYes={apply}
    >
      <div className="grid gap-3">
        {ids === null ? (
          <RadioGroup
            label={t("which")}
            value={which}
            onChange={setWhich}
            options={[
              { value: "all", label: t("all") },
              { value: "since", label: t("since") },
            ]}
          />
        ) : null}
        {which === "since" ? (
          <div className="flex flex-wrap gap-4">
            <Field label={t("day")}>
              <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
            </Field>
            <Field label={t("clock")}>
              <Input type="time" value={clock} onChange={(event) => setClock(event.target.value)} />
            </Field>
          </div>
        ) : null}
        <Failure of={failure ?? refused} />
        {preview.isError ? <p>{t("notTried")}</p> : null}
        {preview.isPending ? <SkeletonRows rows={3} /> : null}
        {tried === null ? null : <Preview tried={tried} />}
      </div>
    </AskDialog>
  );
}

function Preview({ tried }: { tried: ApplyPreview }) {
  const t = useTranslations("settings.webhooks.again");
  const { moves, failing } = tried;
  return (
    <>
      <p role="status" className="text-strong">
        {t("tried", { count: tried.tried, moves: moves.length, failing: failing.length })}
        {tried.tried < tried.of ? ` ${t("triedOf", { count: tried.tried, of: tried.of })}` : ""}
      </p>
      {moves.length === 0 ? null : (
        <ul className="border-t" aria-label={t("moves")}>
          {moves.map((move) => (
            <li key={move.transactionId} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2">
              <span className="mono min-w-24 text-strong">{move.reference}</span>
              <StateBadge state={move.from} />
              <span aria-hidden="true" className="text-muted">
                →
              </span>
              <span className="sr-only">{t("becomes")}</span>
              <StateBadge state={move.to} />
            </li>
          ))}
        </ul>
      )}
      {failing.length === 0 ? null : (
        <ul className="border-t" aria-label={t("failing")}>
          {failing.slice(0, 20).map(({ id, error }) => (
            <li key={id} className="border-b py-2 text-xs text-muted wrap-anywhere">
              <span className="mono text-strong">{id}</span> {error}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
