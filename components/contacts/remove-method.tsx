"use client";

import { useTranslations } from "use-intl";
import type { MethodDetail } from "@/lib/contacts/detail";
import { AskDialog } from "../ui/ask-dialog";
import FailureNote from "../ui/failure-note";
import { notify } from "../ui/notify";
import type { ContactActions } from "./contact-actions";
import { useMethodName } from "./method-name";
import { useSubmit } from "./use-submit";

type Props = { method: MethodDetail; remove: ContactActions["removeMethod"]; onClose: () => void };

export default function RemoveMethod({ method, remove, onClose }: Props) {
  const t = useTranslations("contacts.remove");
  const name = useMethodName()(method);
  const { pending, failure, submit } = useSubmit(remove);
  const done = () => {
    notify({ tone: "done", title: t("done", { name }) });
    onClose();
  };
  return (
    <AskDialog
      title={t("title", { name })}
      description={t("hint")}
      no={t("keep")}
      yes={pending ? t("removing") : t("remove", { name })}
      pending={pending}
      onClose={onClose}
      variant="danger"
      onYes={() => submit({ methodId: method.id }, done)}
    >
      <FailureNote of={failure} />
    </AskDialog>
  );
}
