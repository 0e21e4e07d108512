"use client";

import { Pencil, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { RequestFailed } from "../live/fetch-json";
import { useVisit } from "../palette/visited";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { apart, later } from "../ui/later";
import { PageHeader } from "../ui/page-header";
import { Time } from "../ui/time";
import type { ContactActions } from "./contact-actions";
import { ContactFacts } from "./contact-facts";
import { ContactMethods } from "./contact-methods";
import { StartPayment } from "./start-payment";
import { useContact } from "./use-contact";

const StandingNotice = apart(() => import("./standing-notice"));
const BouncedNotice = apart(() => import("./bounced-notice"));
const ContactBalance = apart(() => import("./contact-balance"));
const ContactHistory = apart(() => import("./contact-history"));
const EditContact = later(() => import("./edit-contact"));

/** Everything about one contact: where it stands, what it is paid by, what was paid, and what can be begun. */
export function ContactPage({ id, actions }: { id: string; actions: ContactActions }) {
  const t = useTranslations("contacts.page");
  const tList = useTranslations("contacts.list");
  const { person } = useDesk();
  const [editing, setEditing] = useState(false);
  const { data: contact, error, refetch } = useContact(id);
  useVisit("contact", id);
  const back = { href: "/contacts" as const, label: t("back") };
  if (contact === undefined) {
    return (
      <>
        <PageHeader title={t("back")} back={back} />
        <ErrorState
          title={t("failed")}
          stillTrue={tList("failedHint")}
          caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              <RotateCw />
              {tList("again")}
            </Button>
          }
        />
      </>
    );
  }
  const mayWrite = allows(person.role, "contacts.write");
  return (
    <>
      <PageHeader
        title={contact.name}
        sub={contact.email}
        back={back}
        actions={
          mayWrite ? (
            <Button onClick={() => setEditing(true)}>
              <Pencil />
              {t("edit")}
            </Button>
          ) : null
        }
      />
      {contact.standing === "at_jetpay" ? null : (
        <StandingNotice contact={contact} mayWrite={mayWrite} sendAgain={actions.sendAgain} confirm={actions.confirm} />
      )}
      {contact.bounced === null ? null : <BouncedNotice bounced={contact.bounced} />}
      <div className="mt-4 grid gap-x-12 gap-y-9 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] lg:gap-y-0">
        <div className="min-w-0 lg:col-start-2 lg:pt-1.5">
          <StartPayment contact={contact} />
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <ContactBalance contact={contact} />
          <ContactMethods contact={contact} mayWrite={mayWrite} actions={actions} />
          <ContactHistory contact={contact} />
        </div>
        <div className="min-w-0 border-t pt-4.5 lg:col-start-2">
          <ContactFacts contact={contact} added={<Time at={contact.createdAt} format="date" />} />
        </div>
      </div>
      {editing ? <EditContact contact={contact} update={actions.update} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
