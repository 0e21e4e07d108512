"use client";

import { type FormEvent, useId } from "react";
import { Button, type ButtonVariant } from "./button";
import { Dialog, type DialogProps } from "./dialog";

type AskDialogProps = Pick<DialogProps, "title" | "description" | "size" | "children"> & {
  /** What the two answers say: `no` changes nothing and closes, `yes` does it. */
  no: string;
  yes: string;
  variant?: ButtonVariant | undefined;
  /** It is being done: nothing closes and nothing is pressed again. */
  pending: boolean;
  disabled?: boolean | undefined;
  onClose: () => void;
  /** Where there is something to fill in, the children are a form's fields and `yes` sends it. */
} & ({ onSubmit: (event: FormEvent) => void } | { onYes: () => void });

/** A question that is drawn when it is asked, with its two answers. */
export function AskDialog({ no, yes, variant, pending, disabled = false, onClose, children, ...rest }: AskDialogProps) {
  const form = useId();
  const { title, description, size } = rest;
  const look = { title, description, ...(size === undefined ? {} : { size }) };
  const answer = "onSubmit" in rest ? ({ type: "submit", form } as const) : { onClick: rest.onYes };
  return (
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {no}
          </Button>
          <Button {...answer} {...(variant === undefined ? {} : { variant })} pending={pending} disabled={disabled}>
            {yes}
          </Button>
        </>
      }
      {...look}
    >
      {"onSubmit" in rest ? (
        <form id={form} onSubmit={rest.onSubmit} noValidate className="grid gap-4">
          {children}
        </form>
      ) : (
        children
      )}
    </Dialog>
  );
}
