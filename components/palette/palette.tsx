"use client";

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { onLetter } from "../shell/shortcut";
import { later } from "../ui/later";
import type { EarlyText } from "./palette-content";

const PaletteContent = later(() => import("./palette-content"));

const OpenPalette = createContext<() => void>(() => undefined);

/** Opens the palette; for whatever on the page stands for it. */
export const useOpenPalette = (): (() => void) => useContext(OpenPalette);

/** Holds the palette over everything; Ctrl K or Cmd K opens and closes it from anywhere, `/` where nothing is being typed. */
export function PaletteHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  // What is typed before its field has the focus; the page has keys of its own, and must not take these for them.
  const early = useRef<EarlyText | null>(null);
  const show = () => {
    early.current ??= { text: "", onText: null };
    setOpen(true);
  };
  const hide = () => {
    early.current = null;
    setOpen(false);
  };
  const toggle = useEffectEvent(() => {
    if (open) hide();
    else if (!anotherDialog()) show();
  });
  const showNow = useEffectEvent(show);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      // Browsers put their own search there.
      event.preventDefault();
      if (!event.repeat) toggle();
    };
    const collect = (event: KeyboardEvent) => {
      if (early.current === null || isInDialog(event.target)) return;
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      early.current.text += event.key;
      early.current.onText?.(early.current.text);
    };
    document.addEventListener("keydown", listen);
    document.addEventListener("keydown", collect, { capture: true });
    const stop = onLetter("/", () => showNow());
    return () => {
      document.removeEventListener("keydown", listen);
      document.removeEventListener("keydown", collect, { capture: true });
      stop();
    };
  }, []);
  return (
    <OpenPalette value={show}>
      {children}
      {open ? <PaletteContent early={early} onClose={hide} /> : null}
    </OpenPalette>
  );
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;

/** A question is answered before anything else is opened over it. */
const anotherDialog = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
