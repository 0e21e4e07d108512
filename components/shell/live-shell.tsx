"use client";

import { type ReactNode, useEffect } from "react";
import { PaletteHost } from "../palette/palette";
import { ShortcutsHost } from "../palette/shortcuts-host";
import { type AccountActions, useAccount } from "../team/use-account";
import { Toaster } from "../ui/toaster";
import { useDesk } from "./desk-context";
import { DeskShell } from "./desk-shell";
import { LiveStamp, useStamp } from "./live-stamp";

/** The shell with its stamp and the counts beside the sections kept true. */
export function LiveShell({ children, ...actions }: AccountActions & { children: ReactNode }) {
  const { person, companyName } = useDesk();
  const { data } = useStamp();
  const account = useAccount(actions);
  // After the effects of all that is inside: from here on its keys are heard (early-input.ts keeps those pressed before).
  useEffect(() => document.querySelector("[data-deaf]")?.removeAttribute("data-deaf"), []);
  return (
    <PaletteHost>
      <DeskShell
        company={companyName}
        person={person}
        counts={data === undefined ? {} : { unknown: data.unknown, lapseToday: data.lapseToday }}
        stamp={<LiveStamp />}
        {...account}
      >
        {children}
      </DeskShell>
      <ShortcutsHost />
      <Toaster />
    </PaletteHost>
  );
}
