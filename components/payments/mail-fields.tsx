"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { TemplateChoice } from "@/components/mail/template-choice";
import { WordFields } from "@/components/mail/word-fields";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { FieldProblem } from "@/lib/errors";
import { looksLikeAddress } from "@/lib/transactions/form-checks";
import { useProblemText } from "../ui/problem-text";
import { type MailDraft, REMINDERS, type RemindName, remindName } from "./mail-draft";
import type { PaymentForm } from "./use-payment-form";

const REMIND_NAMES: readonly RemindName[] = ["never", "once", "twice", "thrice"];

/** What the fields need of the form they stand in. */
export type MailForm = Pick<PaymentForm, "problems" | "changeMail" | "leave" | "mailWords">;

/** The mail that carries the link: to whom, in which language, in whose words. */
export default function MailFields({ form, mail }: { form: MailForm; mail: MailDraft }) {
  const t = useTranslations("payments");
  return (
    <fieldset className="flex flex-col gap-4.5 border-t pt-2">
      <legend className="sr-only">{t("mailTitle")}</legend>
      <Switch
        label={t("mailTitle")}
        hint={t("mailHint")}
        checked={mail.on}
        onChange={(event) => form.changeMail({ on: event.target.checked })}
      />
      {mail.on ? <MailWords form={form} mail={mail} /> : null}
    </fieldset>
  );
}

/** The mail's own fields, without the switch that says whether there is one. */
export function MailWords({
  form,
  mail,
  link = true,
}: {
  form: MailForm;
  mail: MailDraft /** Whether it carries a link, which all recipients share and which they can be reminded of. */;
  link?: boolean;
}) {
  const t = useTranslations("payments");
  const say = useProblemText();
  const error = (field: string) => say(form.problems[field] as FieldProblem | undefined);
  const bad = mail.recipients.find((address) => !looksLikeAddress(address));
  return (
    <>
      <Field
        label={t("recipients")}
        aside={t(link ? "recipientsAside" : "recipientsAlone")}
        error={bad === undefined ? error("mail.recipients") : t("badRecipient", { address: bad })}
      >
        {(control) => (
          <Recipients
            control={control}
            addresses={mail.recipients}
            onChange={(recipients) => form.changeMail({ recipients })}
            onLeave={() => form.leave("mail.recipients")}
          />
        )}
      </Field>
      <Segmented
        label={t("language")}
        value={mail.locale}
        onChange={(locale) => form.changeMail({ locale })}
        options={[
          { value: "en", label: t("english") },
          { value: "fr", label: t("french") },
        ]}
      />
      {link ? <TemplateChoice mail={mail} first={form.mailWords} onChange={form.changeMail} /> : null}
      <WordFields
        words={mail}
        errors={{ subject: error("mail.subject"), message: error("mail.message") }}
        onChange={form.changeMail}
        onLeave={(field) => form.leave(`mail.${field}`)}
      />
      {link ? <Reminders form={form} mail={mail} /> : null}
    </>
  );
}

function Reminders({ form, mail }: { form: MailForm; mail: MailDraft }) {
  const t = useTranslations("payments");
  return (
    <Field label={t("remind.label")} hint={t("remind.hint")}>
      <Select
        value={remindName(mail.remindAfterDays)}
        onChange={(event) => {
          const name = REMIND_NAMES.find((each) => each === event.target.value) ?? "never";
          form.changeMail({ remindAfterDays: REMINDERS[name] });
        }}
      >
        {REMIND_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(`remind.${name}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type RecipientsProps = {
  control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true };
  addresses: string[];
  onChange: (addresses: string[]) => void;
  onLeave: () => void;
};

/** Addresses as chips: Enter, comma, space or leaving the field adds one, Backspace on nothing takes the last away; a pasted list is parted. */
function Recipients({ control, addresses, onChange, onLeave }: RecipientsProps) {
  const t = useTranslations("payments");
  const [text, setText] = useState("");

  function add(typed: string) {
    const parts = typed.split(/[\s,;]+/).filter((part) => part !== "");
    if (parts.length > 0) onChange([...new Set([...addresses, ...parts])]);
    setText("");
  }

  function onKeyDown(event: KeyboardEvent) {
    if ((event.key === "Enter" || event.key === "," || event.key === ";") && text.trim() !== "") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "") {
      onChange(addresses.slice(0, -1));
    }
  }

  return (
    <span className="field-box flex-wrap gap-1.5 py-1.5">
      {addresses.map((address) => (
        <span
          key={address}
          className={cn(
            "inline-flex h-6 max-w-full items-center gap-1.5 rounded-xs pr-1 pl-2 text-xs",
            looksLikeAddress(address) ? "bg-sunken text-strong" : "bg-danger-soft text-danger",
          )}
        >
          <span className="truncate">{address}</span>
          <button
            type="button"
            className="tap text-muted hover:text-strong"
            aria-label={t("removeRecipient", { address })}
            onClick={() => onChange(addresses.filter((other) => other !== address))}
          >
            <X className="size-3.5 stroke-2" />
          </button>
        </span>
      ))}
      <input
        {...control}
        type="email"
        multiple
        inputMode="email"
        autoComplete="off"
        className="h-6 min-w-32 flex-1"
        placeholder={t("addRecipient")}
        value={text}
        onChange={(event) => {
          const { value } = event.target;
          if (/[\s,;]/.test(value.trim()) || /[,;]$/.test(value)) add(value);
          else setText(value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          add(text);
          onLeave();
        }}
      />
    </span>
  );
}
