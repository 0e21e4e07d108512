"use client";

import type { ReactNode } from "react";
import { Toaster } from "../ui/toaster";
import { useDesk } from "./desk-context";
import { DeskShell } from "./desk-shell";
import { LiveStamp, useStamp } from "./live-stamp";
import type { AccountActions } from "./person";

/** The shell with its stamp and the counts beside the sections kept true. */
export function LiveShell({ children, ...account }: AccountActions & { children: ReactNode }) {
  const { person, companyName } = useDesk();
  const { data } = useStamp();
  return (
    <>
      <DeskShell
        company={companyName}
        person={person}
        counts={data === undefined ? {} : { unknown: data.unknown, lapseToday: data.lapseToday }}
        stamp={<LiveStamp />}
        {...account}
      >
        {children}
      </DeskShell>
      <Toaster />
    </>
  );
}
