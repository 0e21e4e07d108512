"use client";

import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { useAsk } from "../transactions/detail/use-ask";
import { Button } from "../ui/button";
import FailureNote from "../ui/failure-note";
import { notify } from "../ui/notify";
import type { LinkActions } from "./link-actions";

/** Takes a reminder back before its day. */
export function CancelReminder({ mailId, actions }: { mailId: string; actions: Pick<LinkActions, "cancelReminder"> }) {
  const t = useTranslations("links.reminder");
  const { person } = useDesk();
  const { pending, failure, ask } = useAsk();
  if (!allows(person.role, "mails.send")) return null;
  const cancel = () =>
    ask(
      () => actions.cancelReminder({ mailId }),
      () => notify({ tone: "done", title: t("cancelled") }),
    );
  return (
    <>
      <Button size="sm" className="mt-2" pending={pending} onClick={() => void cancel()}>
        {t("cancel")}
      </Button>
      <FailureNote of={failure} />
    </>
  );
}
