"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useDesk } from "../shell/desk-context";
import { onLetter, onLetterAfter, onLettersOfPage } from "../shell/shortcut";
import { later } from "../ui/later";
import { goKeysFor } from "./go-keys";

const ShortcutsDialog = later(() => import("./shortcuts-dialog"));

/** `?` shows the keys there are; G and a letter go to a section; other letters belong to what is on the page. */
export function ShortcutsHost() {
  const router = useRouter();
  const { person } = useDesk();
  const [open, setOpen] = useState(false);
  useEffect(() => onLetter("?", () => setOpen(true)), []);
  useEffect(onLettersOfPage, []);
  useEffect(() => {
    const goes = goKeysFor(person.role).map(({ letter, href }) => [letter, () => router.push(href)] as const);
    return onLetterAfter("g", new Map(goes));
  }, [router, person.role]);
  return open ? <ShortcutsDialog onClose={() => setOpen(false)} /> : null;
}
