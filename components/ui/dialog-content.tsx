"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "./button";
import { cn } from "./cn";
import type { DialogProps } from "./dialog";
import { focusBack, focusHeld } from "./focus-back";

/**
 * A dialog begins at what is to be filled in, else at its own title: never on the answer, so that a second press of Enter does not move money, and
 * not on the cross.
 */
function startIn(dialog: EventTarget | null) {
  if (!(dialog instanceof HTMLElement)) return;
  const first = dialog.querySelector<HTMLElement>(
    "[data-autofocus], [data-dialog-body] :is(input, select, textarea):not(:disabled)",
  );
  (first ?? dialog).focus();
}

/** Escape closes the list of a combobox first; Radix hears the key before the field does. */
const isListOpen = () => document.activeElement?.matches('[role="combobox"][aria-expanded="true"]') ?? false;

const WIDTHS = { sm: "md:w-108", md: "md:w-132", lg: "md:w-168" } as const;

/** The dialog itself; fetched when first needed (see dialog.tsx). */
export default function DialogContent({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "sm",
  returnFocus,
  busy = false,
}: DialogProps) {
  const t = useTranslations("common");
  const before = useRef<Element | null>(null);
  const stay = (event: Event) => {
    if (busy || isListOpen()) event.preventDefault();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Dialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            before.current = focusHeld();
            event.preventDefault();
            startIn(event.currentTarget);
          }}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a trigger of its own; these dialogs are opened from anywhere, so it goes where it came from.
            event.preventDefault();
            focusBack(before.current, returnFocus);
          }}
          onEscapeKeyDown={stay}
          onInteractOutside={stay}
          className={cn(
            "fixed z-30 flex max-h-[90dvh] flex-col bg-raised shadow-dialog outline-none",
            "max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-[0.75rem] max-md:data-[state=closed]:animate-sheet-out max-md:data-[state=open]:animate-sheet-in",
            "md:top-[max(2rem,14dvh)] md:left-1/2 md:max-h-[calc(100dvh-max(4rem,18dvh))] md:max-w-[calc(100vw-3rem)] md:-translate-x-1/2 md:rounded-[0.75rem] md:data-[state=closed]:animate-fade-out md:data-[state=open]:animate-dialog-in",
            WIDTHS[size],
          )}
        >
          <header className="pr-14 pl-5.5 pt-5 max-md:pl-4">
            <Dialog.Title className="text-lg tracking-[-0.01em] text-balance">{title}</Dialog.Title>
            {description ? <Dialog.Description className="mt-1 text-pretty">{description}</Dialog.Description> : null}
          </header>
          <div
            data-dialog-body=""
            className="min-h-0 flex-1 overflow-y-auto px-5.5 pt-3.5 pb-4.5 empty:pb-0 max-md:px-4"
          >
            {children}
          </div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 px-5.5 pb-4.5 max-md:flex-col-reverse max-md:px-4 max-md:pb-[max(1rem,env(safe-area-inset-bottom))] max-md:[&_button]:w-full">
              {footer}
            </footer>
          ) : null}
          <Dialog.Close
            aria-label={t("close")}
            disabled={busy}
            className={buttonClass("quiet", "icon-sm", "absolute! top-4 right-3.5")}
          >
            <X />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
