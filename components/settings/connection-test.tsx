"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import type { JetpayTest, TestOutcome } from "@/lib/settings/jetpay-connection";
import { useSubmit } from "../contacts/use-submit";
import { StateGlyph } from "../transactions/state-glyph";
import { Button } from "../ui/button";
import { Facts } from "../ui/facts";
import { Failure } from "../ui/failure";
import { Time } from "../ui/time";
import { CONNECTION_KEY } from "./keys";

export type TestJetpay = (input: null) => Promise<ActionResult<JetpayTest>>;

const GLYPHS: Record<TestOutcome, { state: "completed" | "failed" | "unknown"; tone: string }> = {
  answered: { state: "completed", tone: "text-done" },
  token_refused: { state: "failed", tone: "text-danger" },
  not_permitted: { state: "failed", tone: "text-danger" },
  refused: { state: "failed", tone: "text-danger" },
  busy: { state: "unknown", tone: "text-unknown" },
  unreachable: { state: "failed", tone: "text-danger" },
  unclear: { state: "unknown", tone: "text-unknown" },
};

/** Asks Jetpay something harmless, and says what is known after it: no more. */
export function ConnectionTest({ last, test }: { last: JetpayTest | null; test: TestJetpay }) {
  const t = useTranslations("settings.jetpay");
  const client = useQueryClient();
  const { pending, failure, submit } = useSubmit(test);
  return (
    <div className="grid justify-items-start gap-4">
      <div role="status" aria-busy={pending} className="grid w-full gap-4">
        {last === null ? <p className="text-muted">{t("never")}</p> : <Known test={last} />}
      </div>
      <Failure of={failure} className="w-full" />
      <Button
        pending={pending}
        onClick={() => submit(null, () => void client.invalidateQueries({ queryKey: CONNECTION_KEY }))}
      >
        {t(pending ? "running" : "run")}
      </Button>
    </div>
  );
}

function Known({ test }: { test: JetpayTest }) {
  const t = useTranslations("settings.jetpay");
  const { state, tone } = GLYPHS[test.outcome];
  return (
    <>
      <div className="flex gap-2.5">
        <StateGlyph state={state} className={`mt-1 size-4! ${tone}`} />
        <div className="min-w-0">
          <p className="text-base font-medium text-strong text-pretty">{t(`outcomes.${test.outcome}`)}</p>
          <p className="text-pretty">{t(`steps.${test.outcome}`)}</p>
        </div>
      </div>
      <Facts
        className="md:grid-cols-[9rem_minmax(0,1fr)]!"
        facts={[
          {
            key: "last",
            term: t("test"),
            detail: (
              <>
                {test.by}, <Time at={test.at} format="dayTime" />
              </>
            ),
          },
          { key: "took", term: t("took"), detail: t("milliseconds", { count: test.tookMs }) },
          {
            key: "answer",
            term: t("answer"),
            detail: test.httpStatus === null ? t("noAnswer") : t("status", { status: String(test.httpStatus) }),
          },
          ...(test.message === null ? [] : [{ key: "said", term: t("said"), detail: test.message }]),
        ]}
      />
    </>
  );
}
