"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useSubmit } from "../contacts/use-submit";
import { Failure } from "../settings/failure";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
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
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title")}
      description={t("body")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("keep")}
          </Button>
          <Button variant="danger" pending={pending} onClick={onRemove}>
            {t(pending ? "doing" : "yes")}
          </Button>
        </>
      }
    >
      <Failure of={failure} />
    </Dialog>
  );
}
