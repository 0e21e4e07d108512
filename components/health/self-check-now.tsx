"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { askedAbout, type Scope, type SelfCheck } from "@/lib/health/self-check";
import { formatDuration } from "@/lib/i18n/format";
import { newFormId } from "../contacts/form-id";
import { useSubmit } from "../contacts/use-submit";
import { useMayWrite } from "../settings/read-only";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Failure } from "../ui/failure";
import { Time } from "../ui/time";
import type { HealthActions } from "./health";
import { Tally } from "./tally";

type Props = { newest: SelfCheck | null; actions: HealthActions };

/** The newest run: under way with how far it is, or over with what it came to; and the ways to begin or end one. */
export function SelfCheckNow({ newest, actions }: Props) {
  if (newest === null) return <Never actions={actions} />;
  return newest.state === "running" ? (
    <Running run={newest} cancel={actions.cancel} />
  ) : (
    <Over run={newest} actions={actions} />
  );
}

function Never({ actions }: Pick<Props, "actions">) {
  const t = useTranslations("health.check");
  return (
    <EmptyState title={t("never")} action={<Begin start={actions.start} />} className="max-w-xl pt-0">
      {t("neverBody")}
    </EmptyState>
  );
}

function Running({ run, cancel }: { run: SelfCheck; cancel: HealthActions["cancel"] }) {
  const t = useTranslations("health.check");
  const mayWrite = useMayWrite();
  const { pending, failure, submit } = useSubmitHere(cancel);
  const asked = askedAbout(run);
  const words = t("progress", { asked, total: run.total });
  return (
    <div>
      <p className="text-lg text-strong">{t(`running.${run.scope}`)}</p>
      <div
        role="progressbar"
        aria-label={t(`running.${run.scope}`)}
        aria-valuemin={0}
        aria-valuemax={run.total}
        aria-valuenow={asked}
        aria-valuetext={words}
        className="mt-3 h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300 motion-reduce:transition-none"
          style={{ width: `${String((asked / Math.max(1, run.total)) * 100)}%` }}
        />
      </div>
      <p className="mt-2 text-xs text-muted">
        {words} <By run={run} />
      </p>
      <Tally run={run} className="mt-4" />
      <Failure of={failure} className="mt-4" />
      {mayWrite ? (
        <Button className="mt-5" pending={pending} onClick={() => submit({ id: run.id })}>
          {t(pending ? "cancelling" : "cancel")}
        </Button>
      ) : null}
    </div>
  );
}

function Over({ run, actions }: { run: SelfCheck; actions: HealthActions }) {
  const t = useTranslations("health.check");
  const locale = useLocale();
  const { matched, healed, differing, unreachable, total } = run;
  const asked = askedAbout(run);
  const took = run.endedAt === null ? 0 : Date.parse(run.endedAt) - Date.parse(run.startedAt);
  return (
    <div>
      <p className="text-lg text-pretty text-strong" role="status">
        {headline()}
      </p>
      <p className="mt-1 text-xs text-muted">
        {t.rich(`of.${run.scope}`, { time: () => <Time at={run.startedAt} format="dayTime" /> })} <By run={run} />
        {took >= 1000 ? ` ${t("took", { duration: formatDuration(took, locale) })}` : null}
      </p>
      <Tally run={run} className="mt-4" />
      <Begin start={actions.start} className="mt-5" />
    </div>
  );

  function headline(): string {
    if (run.state === "cancelled") return t("cancelled", { asked, total });
    if (run.state === "stopped") return t("stopped", { asked, total });
    if (total === 0) return t("nothing");
    if (matched === total) return t("allMatched", { count: total });
    if (differing > 0) return t("differing", { count: differing });
    return healed > 0 ? t("healed", { count: healed }) : t("unreachable", { count: unreachable });
  }
}

function By({ run }: { run: SelfCheck }) {
  const t = useTranslations("health.check");
  return <>{run.by === null ? t("byItself") : t("by", { name: run.by })}</>;
}

function Begin({ start, className }: { start: HealthActions["start"]; className?: string }) {
  const t = useTranslations("health.check");
  const mayWrite = useMayWrite();
  const { pending, failure, submit } = useSubmitHere(start);
  const begin = (scope: Scope) => submit({ id: newFormId(), scope });
  if (!mayWrite) return null;
  return (
    <div className={className}>
      <Failure of={failure} className="mb-3" />
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} onClick={() => begin("sample")}>
          {t("sample")}
        </Button>
        <Button variant="quiet" pending={pending} onClick={() => begin("all")}>
          {t("all")}
        </Button>
      </div>
      <p className="mt-2 text-xs text-muted text-pretty">{t("hint")}</p>
    </div>
  );
}

/** What was begun or ended here is shown at once; other pages are told. */
function useSubmitHere<I>(act: Parameters<typeof useSubmit<I, void>>[0]) {
  const client = useQueryClient();
  const { submit, ...rest } = useSubmit(act);
  return {
    ...rest,
    submit: (input: I) => submit(input, () => void client.invalidateQueries({ queryKey: ["health"] })),
  };
}
