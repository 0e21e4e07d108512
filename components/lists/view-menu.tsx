"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type ActionResult, answerTo, isDoubt } from "@/lib/action-result";
import type { SavedView, ViewedList } from "@/lib/views/view";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { Menu, type MenuEntry } from "../ui/menu";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import type { ViewActions } from "./use-views";
import { viewsKey } from "./views-key";

const SaveViewDialog = later(() => import("./save-view-dialog"));

type ViewMenuProps = {
  list: ViewedList;
  /** The saved view that is looked at; null where it is none. */
  view: SavedView | null;
  /** It is looked at with another filter or other columns than it was saved with. */
  changed: boolean;
  /** What would be saved. */
  now: { search: string; columns: string[]; pinned: number; filter: string };
  actions: ViewActions;
  onSaved: (id: string) => void;
  onRemoved: () => void;
};

type Form = { of: SavedView | null; now: ViewMenuProps["now"]; isLookedAt: () => boolean };

/**
 * Whether, when it is asked later, the same list is looked at through this view, or as it was where there is none yet: what becomes of a view is
 * answered when somebody may be looking at another, and is nothing to that one.
 */
function lookingAt(of: SavedView | null): () => boolean {
  const { pathname, search } = window.location;
  return () => {
    const { location } = window;
    const same = of === null ? location.search === search : new URLSearchParams(location.search).get("saved") === of.id;
    return same && location.pathname === pathname;
  };
}

/** At the end of a list's tabs: keeps what is looked at as a view, and what can be done with the one that is looked at. */
export function ViewMenu({ list, view, changed, now, actions, onSaved, onRemoved }: ViewMenuProps) {
  const t = useTranslations("lists.views");
  const problem = useProblemText();
  const client = useQueryClient();
  const [form, setForm] = useState<Form | null>(null);
  const open = (of: SavedView | null, now: Form["now"]) => setForm({ of, now, isLookedAt: lookingAt(of) });
  const told = async (act: Promise<ActionResult<unknown>>, title: string) => {
    const result = await answerTo(act);
    if (result.ok) notify({ tone: "done", title });
    else notify({ tone: isDoubt(result.error) ? "doubt" : "failed", title: problem(result.error) ?? title });
    await client.invalidateQueries({ queryKey: viewsKey(list) });
    return result.ok;
  };
  const saveChanges = async (of: SavedView) => {
    const { search, columns, pinned } = now;
    const { id, name, shared, version } = of;
    const isLookedAt = lookingAt(of);
    const given = { list, id, name, shared, search, columns, pinned, seen: version };
    if ((await told(actions.saveView(given), t("saved", { name }))) && isLookedAt()) onSaved(id);
  };
  const remove = async (of: SavedView) => {
    const { id, name, version } = of;
    const isLookedAt = lookingAt(of);
    if ((await told(actions.removeView({ id, seen: version }), t("removed", { name }))) && isLookedAt()) onRemoved();
  };
  const asItWas = (of: SavedView) => ({ ...now, search: of.search, columns: of.columns, pinned: of.pinned });
  const entries = (of: SavedView): MenuEntry[] => [
    ...(of.own ? [] : [{ key: "whose", heading: t("sharedBy", { name: of.ownerName }) }]),
    ...(changed && of.mayChange
      ? [{ key: "changes", label: t("saveChanges"), onSelect: () => void saveChanges(of) }]
      : []),
    { key: "new", label: t("saveNew"), onSelect: () => open(null, now) },
    ...(of.mayChange
      ? [
          { key: "edit", label: t("edit"), onSelect: () => open(of, asItWas(of)) },
          { key: "line", separator: true as const },
          { key: "remove", label: t("remove"), tone: "danger" as const, onSelect: () => void remove(of) },
        ]
      : []),
  ];
  return (
    <>
      {view === null ? (
        <Button variant="quiet" size="sm" onClick={() => open(null, now)}>
          <Plus />
          {t("save")}
        </Button>
      ) : (
        <Menu
          label={t("menu")}
          entries={entries(view)}
          trigger={(trigger) => (
            <Button variant="quiet" size="sm" {...trigger} aria-label={t("menu")}>
              <Ellipsis />
              {changed ? t("changed") : null}
            </Button>
          )}
        />
      )}
      {form === null ? null : (
        <SaveViewDialog
          list={list}
          view={form.of}
          {...form.now}
          save={actions.saveView}
          onSaved={(id) => form.isLookedAt() && onSaved(id)}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}
