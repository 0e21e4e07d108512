"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import type { MailTemplate, MailTemplateInput } from "@/lib/mail/saved-template";
import { newFormId } from "../contacts/form-id";
import { useSubmit } from "../contacts/use-submit";
import { WordFields } from "../mail/word-fields";
import MailPreview, { type PreviewMail } from "../payments/mail-preview";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { Segmented } from "../ui/segmented";
import { Switch } from "../ui/switch";
import { TEMPLATES_KEY } from "./keys";

export type TemplateActions = {
  save: (input: MailTemplateInput) => Promise<ActionResult<{ id: string }>>;
  preview: PreviewMail;
  from: string;
};
type MailTemplateDialogProps = { template: MailTemplate | null; actions: TemplateActions; onClose: () => void };

/** What the preview fills in: nobody's. */
const SAMPLE = { name: "Wren & Alder", amountMinor: 192_000, statement: "20391" };

/** Writes a template or changes one, beside the mail as it will look. */
export default function MailTemplateDialog({ template, actions, onClose }: MailTemplateDialogProps) {
  const t = useTranslations("settings.templates");
  const common = useTranslations("settings");
  const say = useProblemText();
  const client = useQueryClient();
  const [look, setLook] = useState<"write" | "preview">("write");
  const [fields, setFields] = useState<MailTemplateInput>(
    () =>
      template ?? {
        ...{ id: newFormId(), version: null, locale: "en", name: "", subject: "", message: "" },
        archived: false,
      },
  );
  const { pending, failure, submit } = useSubmit(actions.save);
  const change = (part: Partial<MailTemplateInput>) => setFields((now) => ({ ...now, ...part }));
  const save = () => {
    setLook("write");
    submit(fields, () => {
      void client.invalidateQueries({ queryKey: TEMPLATES_KEY });
      notify({ tone: "done", title: t("saved", { name: fields.name.trim() }) });
      onClose();
    });
  };
  return (
    <AskDialog
      size="lg"
      title={template === null ? t("addTitle") : t("editTitle", { name: template.name })}
      description={t("where")}
      no={common("cancel")}
      yes={common(pending ? "saving" : "save")}
      pending={pending}
      onClose={onClose}
      onYes={save}
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
      {look === "preview" ? (
        <MailPreview
          about={SAMPLE}
          mail={{ ...fields, on: true, recipients: [], remindAfterDays: [] }}
          flow="payment_link"
          from={actions.from}
          preview={actions.preview}
        />
      ) : (
        <div className="grid gap-4.5">
          <Failure of={failure} />
          <Field label={t("name")} hint={t("nameHint")} error={say(failure?.fields["name"])}>
            <Input
              value={fields.name}
              onChange={(event) => change({ name: event.target.value })}
              autoComplete="off"
              required
            />
          </Field>
          <Segmented
            label={t("language")}
            value={fields.locale}
            onChange={(locale) => change({ locale })}
            options={[
              { value: "en", label: t("en") },
              { value: "fr", label: t("fr") },
            ]}
          />
          <WordFields
            words={fields}
            errors={{ subject: say(failure?.fields["subject"]), message: say(failure?.fields["message"]) }}
            onChange={change}
          />
          {template === null ? null : (
            <Switch
              label={t("archive")}
              hint={t("archiveHint")}
              checked={fields.archived}
              onChange={(event) => change({ archived: event.target.checked })}
            />
          )}
        </div>
      )}
    </AskDialog>
  );
}
