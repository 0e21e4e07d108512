"use client";

import Link from "next/link";
import { type FormEvent, Fragment, type ReactNode, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import type { ActionError } from "@/lib/action-result";
import type { ContactFields } from "@/lib/contacts/form-checks";
import { Button, buttonClass } from "../ui/button";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { useProblemText } from "../ui/problem-text";
import type { CreateContact } from "./contact-actions";
import { ContactSteps } from "./contact-steps";
import { LanguageField } from "./language-field";
import { useContactForm } from "./use-contact-form";

type ContactFormProps = {
  /** Made when the page was opened, or that of the form that made the contact which is corrected. */
  formId: string;
  first: ContactFields;
  correctedId: string | null;
  create: CreateContact;
};

/** A contact's form on a page of its own: what is typed on the left, what happens then on the right. */
export function ContactForm(props: ContactFormProps) {
  const t = useTranslations("contacts.form");
  const form = useContactForm(props);
  const element = useRef<HTMLFormElement>(null);
  const say = useProblemText();
  const { correctedId } = props;
  const back = correctedId === null ? "/contacts" : `/contacts/${correctedId}`;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (flushSync(() => form.send())) return;
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
  const input = (field: "name" | "email" | "phone") => ({
    value: form.fields[field],
    onChange: (event: { target: { value: string } }) => form.change(field, event.target.value),
    onBlur: () => form.leave(field),
    autoComplete: "off",
  });

  return (
    <>
      <PageHeader title={t(correctedId === null ? "title" : "correctTitle")} />
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <form ref={element} onSubmit={submit} noValidate className="flex flex-col gap-4.5">
          <Field label={t("name")} hint={t("nameHint")} error={say(form.problemOf("name"))}>
            <Input {...input("name")} required />
          </Field>
          <Field label={t("email")} hint={t("emailHint")} error={say(form.problemOf("email"))}>
            <Input {...input("email")} type="email" inputMode="email" spellCheck={false} required />
          </Field>
          {form.alike.length > 0 ? <Alike contacts={form.alike} /> : null}
          <Field label={t("phone")} aside={t("optional")} error={say(form.problemOf("phone"))}>
            <Input {...input("phone")} type="tel" inputMode="tel" />
          </Field>
          <LanguageField value={form.fields.language} onChange={(language) => form.change("language", language)} />
          <Problem form={form} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" pending={form.pending}>
              {t(form.pending ? "adding" : correctedId === null ? "add" : "correctTitle")}
            </Button>
            <Link href={{ pathname: back }} className={buttonClass("quiet")}>
              {t("cancel")}
            </Link>
          </div>
        </form>
        <div className="min-w-0 lg:border-l lg:pl-16">
          <ContactSteps />
        </div>
      </div>
    </>
  );
}

function Alike({ contacts }: { contacts: { id: string; name: string }[] }) {
  const t = useTranslations("contacts.form");
  const links = (): ReactNode =>
    contacts.map((contact, index) => (
      <Fragment key={contact.id}>
        {index === 0 ? null : ", "}
        <Link href={{ pathname: `/contacts/${contact.id}` }} className="link">
          {contact.name}
        </Link>
      </Fragment>
    ));
  return (
    <Notice tone="warn" title={t("alike", { count: contacts.length })}>
      {t.rich("alikeHint", { links })}
    </Notice>
  );
}

/** The contact that this form has brought about before. */
function Earlier({ of: { id, name } }: { of: ActionError["values"] }) {
  const t = useTranslations("contacts.form");
  return (
    <Link href={{ pathname: `/contacts/${id}` }} className="link">
      {t("openEarlier", { name: String(name) })}
    </Link>
  );
}

function Problem({ form }: { form: ReturnType<typeof useContactForm> }) {
  const t = useTranslations("contacts.form");
  if (form.failure !== null && form.failure.kind !== "invalid") {
    return (
      <Failure of={form.failure} title={t("notDone")}>
        {form.failure.key === "contact_form_used" ? <Earlier of={form.failure.values} /> : t("kept")}
      </Failure>
    );
  }
  if (form.refused === null) return null;
  const besideFields = Object.keys(form.refused.fields).length > 0;
  return (
    <Notice tone="bad" live title={t("refused")}>
      {besideFields ? null : `${t("signedJetpay", { message: form.refused.said ?? "" })} `}
      {t("refusedHint")}
    </Notice>
  );
}
