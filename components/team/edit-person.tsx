"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { PersonRow } from "@/lib/team/person";
import { useSubmit } from "../contacts/use-submit";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Field, FieldNote } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { Switch } from "../ui/switch";
import type { PeopleActions } from "./people-actions";
import { PersonDoors } from "./person-doors";
import { RoleField } from "./role-field";
import { StartPassword } from "./start-password";

type EditPersonProps = { person: PersonRow; actions: PeopleActions; onClose: () => void };

/** Name, role and access of somebody, and the ways to end what they have open. */
export default function EditPerson({ person, actions, onClose }: EditPersonProps) {
  const t = useTranslations("people");
  const roles = useTranslations("nav");
  const say = useProblemText();
  const form = useId();
  const { person: me } = useDesk();
  const self = person.id === me.id;
  // What was shown when it opened: the server refuses if somebody changed it since.
  const [seen] = useState({ name: person.name, role: person.role, active: person.active });
  const [next, setNext] = useState(seen);
  const [given, setGiven] = useState<string | null>(null);
  const { pending, failure, submit } = useSubmit(actions.change);

  if (given !== null) {
    return (
      <Dialog
        open
        busy
        onOpenChange={() => undefined}
        title={t("start.titleRenewed", { name: seen.name })}
        description={t("start.hint", { name: seen.name })}
        footer={<Button onClick={onClose}>{t("start.done")}</Button>}
      >
        <StartPassword password={given} />
      </Dialog>
    );
  }

  function save(event: FormEvent) {
    event.preventDefault();
    submit({ id: person.id, ...next, seen }, () => {
      notify({ tone: "done", title: t("saved", { name: next.name }) });
      onClose();
    });
  }
  return (
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="md"
      title={seen.name}
      description={person.email}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} pending={pending}>
            {t(pending ? "saving" : "save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate className="flex flex-col gap-4">
        <Field label={t("columns.name")} error={say(failure?.fields["name"])}>
          <Input value={next.name} onChange={(event) => setNext({ ...next, name: event.target.value })} />
        </Field>
        {self ? (
          <div>
            <p className="mb-1.5 font-medium text-strong">{t("columns.role")}</p>
            <p>{roles(`roles.${person.role}`)}</p>
            <FieldNote>{t("self")}</FieldNote>
          </div>
        ) : (
          <>
            <RoleField value={next.role} onChange={(role) => setNext({ ...next, role })} />
            <Switch
              className="border-t"
              label={t("canSignIn")}
              hint={t(next.active ? "canSignInHint" : "cannotSignInHint")}
              checked={next.active}
              onChange={(event) => setNext({ ...next, active: event.target.checked })}
            />
          </>
        )}
        <Failure of={failure} title={t("notSaved")} />
      </form>
      {self || !seen.active ? null : <PersonDoors person={person} actions={actions} onStartPassword={setGiven} />}
    </Dialog>
  );
}
