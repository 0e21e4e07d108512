"use client";

import type { Route } from "next";
import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { type TriggerProps, useTrigger } from "./trigger";

const load = () => import("./menu-content");
const MenuContent = lazy(load);

export type MenuItem = {
  key: string;
  label: string;
  /** A second, quiet line. */
  hint?: string;
  icon?: ReactNode;
  /** A key that does the same, shown at the end. */
  shortcut?: string;
  /** Opens a page; else `onSelect` is called. */
  href?: Route;
  onSelect?: () => void;
  tone?: "danger";
  /** Why it cannot be chosen; stands in the place of the hint. */
  disabledReason?: string;
};

export type MenuEntry =
  | MenuItem
  | { key: string; separator: true }
  | { key: string; heading: ReactNode }
  | {
      key: string;
      label: string;
      value: string;
      options: ReadonlyArray<{ value: string; label: string; icon?: ReactNode }>;
      onChange: (value: string) => void;
    };

type MenuProps = {
  label: string;
  trigger: (props: TriggerProps) => ReactElement;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Things to do or pages to open, from one button. Arrow keys, type-ahead, Escape; the focus comes back to where it was. */
export function Menu({
  label,
  trigger,
  entries,
  align = "start",
  side = "bottom",
  className,
  open,
  onOpenChange,
}: MenuProps) {
  const state = useTrigger("menu", load, { open, onOpenChange });
  return (
    <>
      {trigger(state.trigger)}
      {state.open ? (
        <Suspense>
          <MenuContent
            anchor={state.trigger.ref}
            label={label}
            entries={entries}
            align={align}
            side={side}
            className={className}
            focusFirst={state.byKeyboard || open !== undefined}
            onClose={() => state.setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
