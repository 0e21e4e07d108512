"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
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
  return (
    <OpenPalette value={() => setOpen(true)}>
      {children}
      {open ? <PaletteContent onClose={() => setOpen(false)} /> : null}
    </OpenPalette>
  );
}

/** A question is answered before anything else is opened over it. */
const anotherDialog = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
