"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import type { MerchantAccount, MerchantAccountInput } from "@/lib/settings/merchant-accounts";
import { useSubmit } from "../contacts/use-submit";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { Switch } from "../ui/switch";
import { ACCOUNTS_KEY } from "./keys";

export type SaveAccount = (input: MerchantAccountInput) => Promise<ActionResult<{ id: string }>>;

type AccountDialogProps = { account: MerchantAccount | null; isFirst: boolean; save: SaveAccount; onClose: () => void };

/** Adds an account or changes one; where its id is found stands above the field for it. */
export default function AccountDialog({ account, isFirst, save, onClose }: AccountDialogProps) {
  const t = useTranslations("settings.accounts");
  const common = useTranslations("settings");
  const say = useProblemText();
  const form = useId();
  const client = useQueryClient();
  const [fields, setFields] = useState<Omit<MerchantAccountInput, "seen">>(
    () =>
      account ?? { id: null, jetpayId: "", label: "", institution: "", last4: "", isDefault: isFirst, active: true },
  );
  const { pending, failure, submit } = useSubmit(save);
  // As it was when the dialog was opened: the list behind it may move on.
  const [seen] = useState(() => account && seenOf(account));
  const wasUsual = account?.isDefault === true;
  const control = (field: "jetpayId" | "label" | "institution" | "last4") => ({
    value: fields[field],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [field]: event.target.value }),
    autoComplete: "off",
    spellCheck: false,
  });

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const { id, jetpayId, label, institution, last4, isDefault, active } = fields;
    submit({ id, seen, jetpayId, label, institution, last4, isDefault, active }, () => {
      void client.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      notify({ tone: "done", title: t("saved", { name: label.trim() }) });
      onClose();
    });
  }

  return (
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="md"
      title={account === null ? t("addTitle") : t("editTitle", { name: account.label })}
      description={t("where")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {common("cancel")}
          </Button>
          <Button type="submit" form={form} pending={pending}>
            {common(pending ? "saving" : "save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} noValidate className="grid gap-4.5">
        <Failure of={failure} />
        <Field label={t("id")} error={say(failure?.fields["jetpayId"])}>
          <Input {...control("jetpayId")} className="font-mono" required />
        </Field>
        <Field label={t("label")} hint={t("labelHint")} error={say(failure?.fields["label"])}>
          <Input {...control("label")} required />
        </Field>
        <div className="grid grid-cols-[minmax(0,1fr)_9rem] gap-4 max-md:grid-cols-1">
          <Field label={t("bank")} error={say(failure?.fields["institution"])}>
            <Input {...control("institution")} required />
          </Field>
          <Field label={t("last4")} hint={t("last4Hint")} error={say(failure?.fields["last4"])}>
            <Input {...control("last4")} inputMode="numeric" maxLength={4} required />
          </Field>
        </div>
        <div className="divide-y border-y">
          <Switch
            label={t("makeUsual")}
            hint={t(wasUsual ? "isUsualHint" : "makeUsualHint")}
            checked={fields.isDefault}
            disabled={wasUsual || isFirst || !fields.active}
            onChange={(event) => setFields({ ...fields, isDefault: event.target.checked })}
          />
          <Switch
            label={t("makeInUse")}
            hint={t(fields.isDefault ? "usualInUseHint" : "makeInUseHint")}
            checked={fields.active}
            disabled={fields.isDefault}
            onChange={(event) => setFields({ ...fields, active: event.target.checked })}
          />
        </div>
      </form>
    </Dialog>
  );
}

function seenOf({ jetpayId, label, institution, last4, isDefault, active }: MerchantAccount) {
  return { jetpayId, label, institution, last4, isDefault, active };
}
