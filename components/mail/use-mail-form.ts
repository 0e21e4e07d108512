"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FieldProblems } from "@/lib/errors";
import type { LinkDetail } from "@/lib/mail/detail";
import { newFormId } from "../contacts/form-id";
import { useSubmit } from "../contacts/use-submit";
import { changeDraft, checkMail, type MailDraft, toMailRequest } from "../payments/mail-draft";
import { notify } from "../ui/notify";
import type { LinkActions } from "./link-actions";
import { useWordSets } from "./use-mail-templates";

type Options = { about: Pick<LinkDetail, "id" | "contact" | "words">; send: LinkActions["mail"]; onDone: () => void };

/** The state of a mail that is being written: what is typed, what is wrong with it, and the sending, once per opening. */
export function useMailForm({ about, send, onDone }: Options) {
  const t = useTranslations("links.dialog");
  const [formId] = useState(newFormId);
  const [mail, setMail] = useState<MailDraft>(() => {
    const { email, language } = about.contact;
    return { on: true, recipients: [email], locale: language, remindAfterDays: [], ...about.words[language] };
  });
  const sets = useWordSets(about.words);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { pending, failure, submit, forget } = useSubmit(send);
  const found = checkMail(mail);
  const problems: FieldProblems = {
    ...Object.fromEntries(Object.entries(found).filter(([field]) => left.has(field))),
    ...failure?.fields,
  };
  return {
    mail,
    mailWords: about.words,
    problems,
    pending,
    failure: failure?.kind === "invalid" ? null : failure,
    changeMail(change: Partial<MailDraft>) {
      forget();
      setMail((now) => changeDraft(now, change, sets));
    },
    leave: (field: string) => setLeft((now) => new Set(now).add(field)),
    /** False when something needs the person first. */
    send(): boolean {
      setLeft(new Set(["mail.recipients", "mail.subject", "mail.message"]));
      if (Object.keys(found).length > 0) return false;
      const request = { formId, transactionId: about.id, mail: toMailRequest(mail, about.contact.name) };
      submit(request, ({ queued }) => {
        notify({ tone: "asked", title: t("queued", { count: queued }), detail: t("queuedBody") });
        onDone();
      });
      return true;
    },
  };
}
