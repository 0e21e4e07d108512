"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { WebhookStatus } from "@/lib/webhooks/status";
import { useSubmit } from "../contacts/use-submit";
import { useMayWrite } from "../settings/read-only";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Failure } from "../ui/failure";
import { later } from "../ui/later";
import { notify } from "../ui/notify";
import { RegistrationFacts } from "./registration-facts";
import type { WebhookActions } from "./webhook-actions";

const RemoveDialog = later(() => import("./remove-dialog"));

const RegisterDialog = later(() => import("./register-dialog"));

type RegistrationProps = { status: WebhookStatus; actions: WebhookActions };

/** What is registered at Jetpay and how it does, with the ways to change it. */
export function Registration({ status, actions }: RegistrationProps) {
  const t = useTranslations("settings.webhooks");
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<"register" | "remove" | null>(null);
  const close = () => setOpen(null);
  const register = (label: string): ReactNode =>
    mayWrite ? <Button onClick={() => setOpen("register")}>{label}</Button> : null;
  return (
    <>
      {status.registration === null ? (
        <EmptyState title={t("noneTitle")} action={register(t("register"))} className="py-0!">
          {t("noneBody")}
        </EmptyState>
      ) : (
        <>
          <RegistrationFacts registration={status.registration} status={status} />
          <Buttons check={actions.check}>
            {register(t("registerAnew"))}
            {mayWrite ? (
              <Button variant="quiet" onClick={() => setOpen("remove")}>
                {t("remove")}
              </Button>
            ) : null}
          </Buttons>
        </>
      )}
      {open === "register" ? (
        <RegisterDialog ownUrl={status.ownUrl} register={actions.register} onClose={close} />
      ) : null}
      {open === "remove" ? <RemoveDialog remove={actions.remove} onClose={close} /> : null}
    </>
  );
}

function Buttons({ check, children }: { check: WebhookActions["check"]; children: ReactNode }) {
  const t = useTranslations("settings.webhooks");
  const client = useQueryClient();
  const { pending, failure, submit } = useSubmit(check);
  const ask = () =>
    submit(null, ({ answered }) => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      notify(
        answered
          ? { tone: "done", title: t("checked") }
          : { tone: "failed", title: t("notChecked"), detail: t("notCheckedDetail") },
      );
    });
  return (
    <div className="mt-5 grid gap-3">
      <Failure of={failure} />
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} onClick={ask}>
          {pending ? null : <RotateCw />}
          {t(pending ? "checking" : "check")}
        </Button>
        {children}
      </div>
    </div>
  );
}
