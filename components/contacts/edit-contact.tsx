"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { ContactDetail } from "@/lib/contacts/detail";
import { checkName } from "@/lib/contacts/form-checks";
import { checkPhone } from "@/lib/contacts/phone";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import type { ContactActions } from "./contact-actions";
import { LanguageField } from "./language-field";
import { useSubmit } from "./use-submit";

type Props = { contact: ContactDetail; update: ContactActions["update"]; onClose: () => void };

/** Name, phone and language: what this desk keeps of a contact on its own. */
export default function EditContact({ contact, update, onClose }: Props) {
  const t = useTranslations("contacts");
  const say = useProblemText();
  const formId = useId();
  // What was shown when the dialog opened: the server refuses if somebody changed it since.
  const [seen] = useState({ name: contact.name, phone: contact.phone ?? "", language: contact.language });
  const [next, setNext] = useState(seen);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { pending, failure, submit } = useSubmit(update);
  const name = failure?.fields["name"] ?? (left.has("name") ? checkName(next.name) : null);
  const phone = failure?.fields["phone"] ?? (left.has("phone") ? checkPhone(next.phone) : null);
  const leave = (field: string) => () => setLeft((now) => new Set(now).add(field));

  function save(event: FormEvent) {
    event.preventDefault();
    setLeft(new Set(["name", "phone"]));
    if (checkName(next.name) !== null || checkPhone(next.phone) !== null) return;
    submit({ id: contact.id, ...next, seen }, () => {
      notify({ tone: "done", title: t("edit.saved") });
      onClose();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      busy={pending}
      size="md"
      title={t("edit.title", { name: contact.name })}
      description={t("edit.hint")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("edit.cancel")}
          </Button>
          <Button type="submit" form={formId} pending={pending}>
            {t(pending ? "edit.saving" : "edit.save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} noValidate className="flex flex-col gap-4">
        <Field label={t("form.name")} error={say(name ?? undefined)}>
          <Input
            value={next.name}
            onChange={(event) => setNext({ ...next, name: event.target.value })}
            onBlur={leave("name")}
          />
        </Field>
        <Field label={t("form.phone")} aside={t("form.optional")} error={say(phone ?? undefined)}>
          <Input
            type="tel"
            inputMode="tel"
            value={next.phone}
            onChange={(event) => setNext({ ...next, phone: event.target.value })}
            onBlur={leave("phone")}
          />
        </Field>
        <LanguageField value={next.language} onChange={(language) => setNext({ ...next, language })} />
        <Failure of={failure} title={t("edit.notSaved")} />
      </form>
    </Dialog>
  );
}
