"use client";

import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { useAsk } from "../transactions/detail/use-ask";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { notify } from "../ui/notify";
import type { LinkActions } from "./link-actions";

type SendAgainProps = {
  mail: { id: string; to: string };
  truth: "refused" | "unknown";
  /** What it carries is still of use. */
  sendable: boolean;
  actions: Pick<LinkActions, "again">;
};

/** A mail that was refused or may have left goes out once more only when a person says so, knowing what it means. */
export function SendAgain({ mail, truth, sendable, actions }: SendAgainProps) {
  const t = useTranslations("links");
  const { person } = useDesk();
  const [open, setOpen] = useState(false);
  const { pending, failure, ask } = useAsk();
  if (!sendable) return <p className="mt-1 text-xs text-muted">{t("resend.closed")}</p>;
  if (!allows(person.role, "mails.send")) return null;
  const key = truth === "unknown" ? "Unknown" : "Refused";
  const send = async () => {
    const seen = truth === "unknown" ? "unknown" : "failed";
    const act = () => actions.again({ mailId: mail.id, seen });
    const say = () =>
      notify({ tone: "asked", title: t("dialog.queued", { count: 1 }), detail: t("dialog.queuedBody") });
    if (await ask(act, say)) setOpen(false);
  };
  return (
    <>
      <Button size="sm" className="mt-2" onClick={() => setOpen(true)}>
        <RotateCw />
        {t("resend.button")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        busy={pending}
        title={t(`resend.title${key}`)}
        description={t(`resend.body${key}`, { address: mail.to })}
        footer={
          <>
            <Button onClick={() => setOpen(false)} disabled={pending}>
              {t("resend.not")}
            </Button>
            <Button variant="primary" pending={pending} onClick={() => void send()}>
              {t(pending ? "resend.doing" : "resend.do")}
            </Button>
          </>
        }
      >
        <Failure of={failure} fieldless title={t("dialog.failed")} />
      </Dialog>
    </>
  );
}
