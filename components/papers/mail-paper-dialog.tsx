"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { PaperDetail } from "@/lib/papers/detail";
import MailForm from "../mail/mail-form-dialog";
import type { PaperActions } from "./paper-actions";

type MailPaperDialogProps = {
  of: PaperDetail;
  paper: NonNullable<PaperDetail["paper"]>;
  actions: PaperActions;
  onClose: () => void;
};

/** Writes the mail that a paper is attached to. */
export default function MailPaperDialog({ of, paper, actions, onClose }: MailPaperDialogProps) {
  const t = useTranslations("papers.dialog");
  const locale = useLocale();
  // As it was when the form was opened: what became of the payment since is for the server to say.
  const [{ mailKind, words }] = useState(paper);
  const amount = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  return (
    <MailForm
      about={{ ...of, words }}
      title={t(`title.${mailKind}`, { name: of.contact.name })}
      description={t("description", { amount })}
      actions={{ ...actions, mail: (request) => actions.mail({ ...request, seen: mailKind }) }}
      onClose={onClose}
    />
  );
}
