"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LinkDetail } from "@/lib/mail/detail";
import { MailWords } from "../payments/mail-fields";
import MailPreview from "../payments/mail-preview";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Notice } from "../ui/notice";
import { Segmented } from "../ui/segmented";
import type { LinkActions } from "./link-actions";
import { useMailForm } from "./use-mail-form";

/** What a mail is about, and what it starts with. */
export type MailAbout = Pick<
  LinkDetail,
  "id" | "flow" | "amountMinor" | "currency" | "statement" | "contact" | "words" | "deliveries"
>;
type MailFormProps = {
  about: MailAbout;
  title: string;
  description: string;
  /** Whether it carries a link, of which people can be reminded. */
  link?: boolean;
  actions: Pick<LinkActions, "mail" | "preview" | "from">;
  onClose: () => void;
};

/** Writes a mail to one or several people; what is typed is kept until it is queued. */
export default function MailForm({ about, title, description, link = false, actions, onClose }: MailFormProps) {
  const t = useTranslations("links.dialog");
  const [look, setLook] = useState<"write" | "preview">("write");
  const form = useMailForm({ about, send: actions.mail, onDone: onClose });
  const before = [
    ...new Set(
      about.deliveries
        .filter(({ truth }) => truth !== "refused" && truth !== "bounced" && truth !== "withdrawn")
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
      title={title}
      description={description}
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
          <MailWords form={form} mail={form.mail} link={link} />
        </div>
      ) : (
        <div>
          <MailPreview
            about={{ name: about.contact.name, amountMinor: about.amountMinor, statement: about.statement }}
            mail={form.mail}
            flow={about.flow}
            from={actions.from}
            preview={({ name, locale: language, subject, message }) =>
              actions.preview({ transactionId: about.id, name, locale: language, subject, message })
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
      <Failure
        of={form.failure}
        title={t(form.failure?.key === "form_mailed" ? "noneMore" : "failed")}
        className="mt-4.5"
      />
    </Dialog>
  );
}
