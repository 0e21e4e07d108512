"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "../ui/avatar";
import { useTrigger } from "../ui/trigger";
import type { AccountActions, Person } from "./person";

const load = () => import("./person-menu-content");
const PersonMenuContent = lazy(load);

/** At the foot of the rail: who you are and in which role; the theme, the language, and the ways out. */
export function PersonMenu({ person, ...actions }: { person: Person } & AccountActions) {
  const t = useTranslations("nav");
  const state = useTrigger("menu", load, {});
  const role = t(`roles.${person.role}`);
  return (
    <>
      <button
        type="button"
        {...state.trigger}
        aria-label={t("person", { name: person.name, role })}
        className="-mx-2.5 mt-auto -mb-2.5 flex h-bar items-center gap-2 border-t px-4.5 text-left transition-colors outline-offset-[-2px]! hover:bg-hover max-lg:justify-center max-lg:px-0"
      >
        <Avatar name={person.name} />
        <span className="rail-word min-w-0 flex-1 truncate font-medium text-strong">{person.name}</span>
        <span className="rail-word text-xs text-muted">{role}</span>
      </button>
      {state.open ? (
        <Suspense>
          <PersonMenuContent
            person={person}
            {...actions}
            anchor={state.trigger.ref}
            focusFirst={state.byKeyboard}
            onClose={() => state.setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
