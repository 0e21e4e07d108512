"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { onLetter } from "../shell/shortcut";
import { later } from "../ui/later";

const PaletteContent = later(() => import("./palette-content"));

const OpenPalette = createContext<() => void>(() => undefined);

/** Opens the palette; for whatever on the page stands for it. */
export const useOpenPalette = (): (() => void) => useContext(OpenPalette);

/** Holds the palette over everything; Ctrl K or Cmd K opens and closes it from anywhere, `/` where nothing is being typed. */
export function PaletteHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      // Browsers put their own search there.
      event.preventDefault();
      if (event.repeat) return;
      setOpen((now) => !now && !anotherDialog());
    };
    document.addEventListener("keydown", listen);
    const stop = onLetter("/", () => setOpen(true));
    return () => {
      document.removeEventListener("keydown", listen);
      stop();
    };
  }, []);
  // What is typed before its code is here; the page has keys of its own, and must not take these for them.
  const early = useRef("");
  useEffect(() => {
    early.current = "";
    if (!open) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || anotherDialog()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      early.current += event.key;
    };
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, [open]);
  return (
    <OpenPalette value={() => setOpen(true)}>
      {children}
      {open ? <PaletteContent early={early} onClose={() => setOpen(false)} /> : null}
    </OpenPalette>
  );
}

/** A question is answered before anything else is opened over it. */
const anotherDialog = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
