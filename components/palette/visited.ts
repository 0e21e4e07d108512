"use client";

import { useEffect } from "react";
import { readVisits, type Visit, withVisit, writeVisits } from "@/lib/palette/visits";
import { useDesk } from "../shell/desk-context";

const keyOf = (personId: string): string => `jetdesk.visited.${personId}`;

/** What this person looked at last, in this browser. A browser that keeps nothing remembers nothing. */
export function visitedBy(personId: string): Visit[] {
  try {
    return readVisits(localStorage.getItem(keyOf(personId)) ?? "");
  } catch {
    return [];
  }
}

/** Remembers that a contact or transaction was looked at. */
export function useVisit(kind: Visit["kind"], id: string): void {
  const { person } = useDesk();
  useEffect(() => {
    try {
      localStorage.setItem(keyOf(person.id), writeVisits(withVisit(visitedBy(person.id), { kind, id })));
    } catch {
      // Storage that is full or forbidden costs the list of what was looked at last, and nothing else.
    }
  }, [person.id, kind, id]);
}
