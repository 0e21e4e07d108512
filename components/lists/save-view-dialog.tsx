"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { type SavedView, VIEW_NAME_MAX, type ViewedList } from "@/lib/views/view";
import { newFormId } from "../contacts/form-id";
import { useSubmit } from "../contacts/use-submit";
import { inAWhile } from "../live/in-a-while";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { Checkbox, Choice } from "../ui/checkbox";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import type { ViewActions } from "./use-views";
import { viewsKey } from "./views-key";

type SaveViewDialogProps = {
  list: ViewedList;
  /** The view that is changed; null for a new one. */
  view: SavedView | null;
  /** What is saved: the list's address without its place, and its columns. */
  search: string;
  columns: string[];
  pinned: number;
  /** The filter in words. */
  filter: string;
  save: ViewActions["saveView"];
  onSaved: (id: string) => void;
  onClose: () => void;
};

export default function SaveViewDialog(props: SaveViewDialogProps) {
  const { list, view, search, columns, pinned, filter, save, onSaved, onClose } = props;
  const t = useTranslations("lists.views");
  const say = useProblemText();
  const client = useQueryClient();
  const { person } = useDesk();
  const form = useId();
  const [id] = useState(() => view?.id ?? newFormId());
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  // Saved is what the tabs know of: the list is not led to a view that has no tab yet.
  const { pending, failure, submit } = useSubmit(async (input: Parameters<typeof save>[0]) => {
    const result = await save(input);
    if (result.ok) await inAWhile(client.invalidateQueries({ queryKey: viewsKey(list) }));
    return result;
  });
  const mayShare = allows(person.role, "views.share") || view?.shared === true;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    submit({ list, id, name, search, columns, pinned, shared, seen: view?.version ?? null }, () => {
      notify({ tone: "done", title: t("saved", { name: name.trim() }) });
      onSaved(id);
      onClose();
    });
  };
  return (
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={t(view === null ? "titleNew" : "titleEdit")}
      description={t("meaning")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} pending={pending}>
            {t(pending ? "saving" : "do")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} noValidate className="grid gap-4">
        <Failure of={failure} />
        <Field label={t("name")} error={say(failure?.fields["name"])}>
          <Input
            value={name}
            maxLength={VIEW_NAME_MAX}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <p className="text-xs text-muted">
          {t("filter")}: <span className="mono text-normal">{filter === "" ? t("everything") : filter}</span>
        </p>
        <Choice
          hint={t(mayShare ? "shareHint" : "noShare")}
          control={(control) => (
            <Checkbox
              id={control}
              checked={shared}
              disabled={!mayShare}
              onChange={(event) => setShared(event.target.checked)}
            />
          )}
        >
          {t("share")}
        </Choice>
      </form>
    </Dialog>
  );
}
