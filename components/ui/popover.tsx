"use client";

import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { type TriggerProps, useTrigger } from "./trigger";

const load = () => import("./popover-content");
const PopoverContent = lazy(load);

type PopoverProps = {
  /** Names the panel for screen readers. */
  label: string;
  trigger: (props: TriggerProps) => ReactElement;
  /** The panel, or a function of how to close it. */
  children: ReactNode | ((close: () => void) => ReactNode);
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  className?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A panel beside its button: focus goes in, Escape and a press outside close it, focus comes back. */
export function Popover({
  label,
  trigger,
  children,
  align = "start",
  side = "bottom",
  className,
  open,
  onOpenChange,
}: PopoverProps) {
  const state = useTrigger("dialog", load, { open, onOpenChange });
  const close = () => state.setOpen(false);
  return (
    <>
      {trigger(state.trigger)}
      {state.open ? (
        <Suspense>
          <PopoverContent
            anchor={state.trigger.ref}
            label={label}
            align={align}
            side={side}
            className={className}
            onClose={close}
          >
            {typeof children === "function" ? children(close) : children}
          </PopoverContent>
        </Suspense>
      ) : null}
    </>
  );
}
