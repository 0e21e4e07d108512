"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { LinkDetail } from "@/lib/mail/detail";
import { formatMoney } from "@/lib/money";
import { MailWords } from "../payments/mail-fields";
import MailPreview from "../payments/mail-preview";
import { useProblemText } from "../payments/problem-text";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { Segmented } from "../ui/segmented";
import type { LinkActions } from "./link-actions";
import { useMailForm } from "./use-mail-form";

type MailFormProps = { link: LinkDetail; actions: LinkActions; onClose: () => void };

/** Writes a mail to one or several people with a link that exists; what is typed is kept until it is queued. */
export default function MailForm({ link, actions, onClose }: MailFormProps) {
  const t = useTranslations("links.dialog");
  const locale = useLocale();
  const say = useProblemText();
  const [look, setLook] = useState<"write" | "preview">("write");
  const form = useMailForm({ link, actions, onDone: onClose });
  const amount = formatMoney({ minor: link.amountMinor, currency: link.currency }, locale);
  const before = [
    ...new Set(
      link.deliveries
        .filter(({ truth }) => truth !== "refused" && truth !== "withdrawn")
        .map(({ to }) => to)
        .filter((to) => form.mail.recipients.some((address) => address.toLowerCase() === to.toLowerCase())),
    ),
  ];
  return (
    <Dialog
      open
      size="lg"
      busy={form.pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title", { name: link.contact.name })}
      description={t("description", { amount })}
      footer={
        <>
          <Button onClick={onClose} disabled={form.pending}>
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            pending={form.pending}
            onClick={() => {
              if (!form.send()) setLook("write");
            }}
          >
            {form.pending ? t("sending") : t("send", { count: form.mail.recipients.length })}
          </Button>
        </>
      }
    >
      <Segmented
        label={t("look")}
        value={look}
        onChange={setLook}
        className="mb-4"
        options={[
          { value: "write", label: t("write") },
          { value: "preview", label: t("preview") },
        ]}
      />
      {look === "write" ? (
        <div className="flex flex-col gap-4.5">
          <MailWords form={form} mail={form.mail} />
        </div>
      ) : (
        <div>
          <MailPreview
            about={{ name: link.contact.name, amountMinor: link.amountMinor, statement: link.statement }}
            mail={form.mail}
            flow={link.flow}
            from={actions.from}
            preview={({ name, locale: language, subject, message }) =>
              actions.preview({ transactionId: link.id, name, locale: language, subject, message })
            }
            real
          />
        </div>
      )}
      {before.length === 0 ? null : (
        <Notice tone="warn" className="mt-4.5">
          {t("before", { addresses: before.join(", "), count: before.length })}
        </Notice>
      )}
      {form.failure === null ? null : (
        <Notice tone="bad" title={t("failed")} className="mt-4.5" live>
          {say(form.failure)}
        </Notice>
      )}
    </Dialog>
  );
}
