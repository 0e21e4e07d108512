"use client";

import { useTranslations } from "use-intl";
import type { MethodDetail } from "@/lib/contacts/detail";
import { useProblemText } from "../payments/problem-text";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FieldNote } from "../ui/field";
import { notify } from "../ui/notify";
import type { ContactActions } from "./contact-actions";
import { useMethodName } from "./method-name";
import { useSubmit } from "./use-submit";

type Props = { method: MethodDetail; remove: ContactActions["removeMethod"]; onClose: () => void };

export default function RemoveMethod({ method, remove, onClose }: Props) {
  const t = useTranslations("contacts.remove");
  const say = useProblemText();
  const name = useMethodName()(method);
  const { pending, failure, submit } = useSubmit(remove);
  const done = () => {
    notify({ tone: "done", title: t("done", { name }) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      busy={pending}
      title={t("title", { name })}
      description={t("hint")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("keep")}
          </Button>
          <Button variant="danger" pending={pending} onClick={() => submit({ methodId: method.id }, done)}>
            {pending ? t("removing") : t("remove", { name })}
          </Button>
        </>
      }
    >
      {failure === null ? null : <FieldNote bad>{say({ key: failure.key, values: failure.values })}</FieldNote>}
    </Dialog>
  );
}
