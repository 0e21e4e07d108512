"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { ActionError } from "@/lib/action-result";
import type { Role } from "@/lib/permissions";
import { looksLikeMail } from "@/lib/team/person";
import { newFormId } from "../contacts/form-id";
import { useSubmit } from "../contacts/use-submit";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useProblemText } from "../ui/problem-text";
import type { PeopleActions } from "./people-actions";
import { RoleField } from "./role-field";
import { StartPassword } from "./start-password";

type AddPersonProps = { add: PeopleActions["add"]; onClose: () => void };

/** Who they are and what they may; then their start password, which is shown only here. */
export default function AddPerson({ add, onClose }: AddPersonProps) {
  const t = useTranslations("people");
  const [made, setMade] = useState<{ name: string; startPassword: string } | null>(null);
  const form = useId();
  const [next, setNext] = useState<{ id: string; name: string; email: string; role: Role }>(() => ({
    id: newFormId(),
    name: "",
    email: "",
    role: "viewer",
  }));
  const { pending, failure, submit } = useSubmit(add);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const problems = useProblems(next, left, failure);

  if (made) {
    return (
      <Dialog
        open
        busy
        onOpenChange={() => undefined}
        title={t("start.titleAdded", { name: made.name })}
        description={t("start.hint", { name: made.name })}
        footer={<Button onClick={onClose}>{t("start.done")}</Button>}
      >
        <StartPassword password={made.startPassword} />
      </Dialog>
    );
  }

  function save(event: FormEvent) {
    event.preventDefault();
    setLeft(new Set(["name", "email"]));
    if (next.name.trim() === "" || !looksLikeMail(next.email.trim())) return;
    submit({ ...next, email: next.email.trim() }, ({ startPassword }) => setMade({ name: next.name, startPassword }));
  }
  return (
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="md"
      title={t("addTitle")}
      description={t("addHint")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} pending={pending}>
            {t(pending ? "adding" : "add")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate className="flex flex-col gap-4">
        <Field label={t("columns.name")} error={problems.name}>
          <Input
            value={next.name}
            autoComplete="off"
            onChange={(event) => setNext({ ...next, name: event.target.value })}
            onBlur={() => setLeft(new Set(left).add("name"))}
          />
        </Field>
        <Field label={t("columns.email")} hint={t("emailHint")} error={problems.email}>
          <Input
            type="email"
            value={next.email}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setNext({ ...next, email: event.target.value })}
            onBlur={() => setLeft(new Set(left).add("email"))}
          />
        </Field>
        <RoleField value={next.role} onChange={(role) => setNext({ ...next, role })} />
        <Failure of={failure} title={t("notSaved")} />
      </form>
    </Dialog>
  );
}

function useProblems(
  next: { name: string; email: string },
  left: ReadonlySet<string>,
  failure: ActionError | null,
): { name: string | undefined; email: string | undefined } {
  const say = useProblemText();
  const gap = (field: string, bad: boolean, key: string) => (left.has(field) && bad ? say({ key }) : undefined);
  return {
    name: say(failure?.fields["name"]) ?? gap("name", next.name.trim() === "", "person_name_empty"),
    email: say(failure?.fields["email"]) ?? gap("email", !looksLikeMail(next.email.trim()), "mail_address"),
  };
}
