"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useSubmit } from "../contacts/use-submit";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { notify } from "../ui/notify";
import type { WebhookActions } from "./webhook-actions";

/** Says what stops before it stops. */
export default function RemoveDialog({ remove, onClose }: { remove: WebhookActions["remove"]; onClose: () => void }) {
  const t = useTranslations("settings.webhooks.removal");
  const client = useQueryClient();
  const { pending, failure, submit } = useSubmit(remove);
  const onRemove = () =>
    submit(null, () => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      notify({ tone: "done", title: t("done") });
      onClose();
    });
  return (
    <AskDialog
      title={t("title")}
      description={t("body")}
      no={t("keep")}
      yes={t(pending ? "doing" : "yes")}
      pending={pending}
      onClose={onClose}
      variant="danger"
      onYes={onRemove}
    >
      <Failure of={failure} />
    </AskDialog>
  );
}
