"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ContactDetail } from "@/lib/contacts/detail";
import { Button, buttonClass } from "../ui/button";
import FailureNote from "../ui/failure-note";
import { later } from "../ui/later";
import { Notice } from "../ui/notice";
import type { ContactActions } from "./contact-actions";
import { useSubmit } from "./use-submit";

const ConfirmDialog = later(() => import("./confirm-dialog"));

type Props = {
  contact: ContactDetail;
  mayWrite: boolean;
  sendAgain: ContactActions["sendAgain"];
  confirm: ContactActions["confirm"];
};

/** Why a contact cannot be paid yet, and what can be done about it; nothing when Jetpay has it. */
export default function StandingNotice({ contact, mayWrite, sendAgain, confirm }: Props) {
  const t = useTranslations("contacts.page");
  switch (contact.standing) {
    case "at_jetpay":
      return null;
    case "sending":
      return <Notice title={t("sending")}>{t("sendingHint")}</Notice>;
    case "unreachable":
      return (
        <Notice tone="warn" title={t("unreachable")}>
          {t("unreachableHint")}
        </Notice>
      );
    case "refused":
      return (
        <Notice
          tone="bad"
          title={t("refused")}
          action={
            mayWrite ? (
              <Link
                href={{ pathname: "/contacts/new", query: { correct: contact.id } }}
                className={buttonClass("outline", "sm")}
              >
                {t("correct")}
              </Link>
            ) : null
          }
        >
          {t("refusedHint", { said: contact.standingSaid ?? "" })}
        </Notice>
      );
    case "unknown":
      return (
        <Notice
          tone="doubt"
          title={t("unknown")}
          action={
            mayWrite ? (
              <>
                <ItIsThere contact={contact} confirm={confirm} />
                <SendAgain id={contact.id} sendAgain={sendAgain} />
              </>
            ) : null
          }
        >
          {t("unknownHint")}
        </Notice>
      );
  }
}

function ItIsThere({ contact, confirm }: Pick<Props, "contact" | "confirm">) {
  const t = useTranslations("contacts.confirm");
  const [open, setOpen] = useState(false);
  const of = { contactId: contact.id, methodId: null, name: contact.name };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open ? <ConfirmDialog {...of} confirm={confirm} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SendAgain({ id, sendAgain }: { id: string; sendAgain: ContactActions["sendAgain"] }) {
  const t = useTranslations("contacts.page");
  const { pending, failure, submit } = useSubmit(sendAgain);
  return (
    <span>
      <Button size="sm" pending={pending} onClick={() => submit({ id }, () => undefined)}>
        {t(pending ? "sendingAgain" : "sendAgain")}
      </Button>
      <FailureNote of={failure} />
    </span>
  );
}
