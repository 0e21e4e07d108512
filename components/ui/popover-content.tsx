"use client";

import { Popover } from "radix-ui";
import { type ReactNode, type RefObject, useRef } from "react";
import { cn } from "./cn";
import { focusBack } from "./focus-back";

type PopoverContentProps = {
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  align: "start" | "center" | "end";
  side: "top" | "bottom";
  className?: string | undefined;
  onClose: () => void;
  children: ReactNode;
};

/** The panel itself; fetched when first needed (see popover.tsx). */
export default function PopoverContent({
  anchor,
  label,
  align,
  side,
  className,
  onClose,
  children,
}: PopoverContentProps) {
  const pressedOutside = useRef(false);
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          onInteractOutside={(event) => {
            // The button closes by itself; seen from here it is outside, and would be closed and opened again in one press.
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
            else pressedOutside.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!pressedOutside.current) focusBack(anchor.current);
          }}
          className={cn(
            "z-40 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1.5rem)] animate-pop-in overflow-y-auto rounded-lg bg-raised shadow-float outline-none",
            className ?? "w-80 p-4",
          )}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
