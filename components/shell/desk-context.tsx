"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Role } from "@/lib/permissions";

/** What every page of the desk needs to draw times and amounts, and to know who looks. */
export type Desk = {
  zone: string;
  locale: string;
  currency: string;
  companyName: string;
  person: { id: string; name: string; email: string; role: Role };
};

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("used outside of the desk");
  return desk;
}
