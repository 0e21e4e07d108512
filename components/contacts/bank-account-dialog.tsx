"use client";

import { type FormEvent, useId, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { checkBankField, digitsOf } from "@/lib/contacts/bank-fields";
import { methodName } from "@/lib/contacts/contact";
import type { ContactDetail } from "@/lib/contacts/detail";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Notice } from "../ui/notice";
import { notify } from "../ui/notify";
import { BankFields } from "./bank-fields";
import type { ContactActions } from "./contact-actions";
import { type BankForm, useBankForm } from "./use-bank-form";

type Props = {
  contact: ContactDetail;
  add: ContactActions["addBankAccount"];
  /** It is closed as soon as what it was opened from knows of what was added: nothing is pressed any more. */
  leaving?: boolean;
  onClose: () => void;
};

/** Adds a bank account. What Jetpay answered is said as it is: added, refused, not reached, or not known. */
export default function BankAccountDialog({ contact, add, leaving = false, onClose }: Props) {
  const t = useTranslations("contacts.bank");
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const form = useBankForm({
    contact,
    add,
    onAdded(fields) {
      const name = `${fields.institution.trim()} ••${digitsOf(fields.accountNumber).slice(-4)}`;
      notify({ tone: "done", title: t("added", { name }) });
      onClose();
    },
  });
  const settled = form.told?.outcome === "unknown" || form.told?.outcome === "underway";
  const name = typedName(form);
  const busy = form.pending || leaving;

  function submit(event: FormEvent) {
    event.preventDefault();
    // A form that the dialog was opened from is not meant.
    event.stopPropagation();
    if (busy || flushSync(() => form.send())) return;
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      busy={busy}
      size="lg"
      title={t("title", { name: contact.name })}
      footer={
        settled ? (
          <>
            {form.told?.outcome === "unknown" ? (
              <Button onClick={form.again} disabled={leaving}>
                {t("again")}
              </Button>
            ) : null}
            <Button onClick={onClose} pending={leaving}>
              {t("close")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose} disabled={busy}>
              {t("cancel")}
            </Button>
            <Button type="submit" form={id} pending={busy}>
              {form.pending ? t("adding") : name === null ? t("addPlain") : t("add", { name })}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4.5">
        <Told form={form} />
        {settled ? null : (
          <form id={id} ref={element} onSubmit={submit} noValidate className="flex flex-col gap-4.5">
            <BankFields form={form} />
            <Already contact={contact} name={name} />
          </form>
        )}
      </div>
    </Dialog>
  );
}

/** `RBC ••2201`, once that much has been typed. */
function typedName({ fields }: BankForm): string | null {
  if (fields.institution.trim() === "" || checkBankField("accountNumber", fields.accountNumber) !== null) return null;
  return `${fields.institution.trim()} ••${digitsOf(fields.accountNumber).slice(-4)}`;
}

function Already({ contact, name }: { contact: ContactDetail; name: string | null }) {
  const t = useTranslations("contacts.bank");
  const known = contact.methods.some((method) => method.state === "active" && methodName(method) === name);
  return name !== null && known ? (
    <Notice tone="warn" live>
      {t("already", { name })}
    </Notice>
  ) : null;
}

function Told({ form }: { form: BankForm }) {
  const t = useTranslations("contacts.bank");
  const tForm = useTranslations("contacts.form");
  const { told, failure } = form;
  if (form.pending) return null;
  if (failure !== null && failure.kind !== "invalid") {
    return (
      <Failure of={failure} title={t("notSent")}>
        {tForm("kept")}
      </Failure>
    );
  }
  switch (told?.outcome) {
    case "refused":
      return (
        <Notice tone="bad" live title={t("refused")}>
          {Object.keys(told.fields).length === 0 ? `${tForm("signedJetpay", { message: told.said ?? "" })} ` : null}
          {t("refusedHint")}
        </Notice>
      );
    case "unreachable":
      return (
        <Notice tone="warn" live title={t("unreachable")}>
          {t("unreachableHint")}
        </Notice>
      );
    case "unknown":
      return (
        <Notice tone="doubt" live title={t("unknown")}>
          {t("unknownHint")}
        </Notice>
      );
    case "underway":
      return (
        <Notice live title={t("underway")}>
          {t("underwayHint")}
        </Notice>
      );
    default:
      return null;
  }
}
