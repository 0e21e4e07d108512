"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Stamp } from "@/lib/webhooks/stamp";
import { setCutOff } from "./cut-off";

const AGAIN_MS = 10_000;

/** Keeps every open page true (keep-true.ts, whose code comes once the page can be used: it begins by reading everything anew). */
export function LiveUpdates() {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () =>
      import("./keep-true").then(
        ({ keepTrue }) => {
          if (!gone) stop = keepTrue(client, () => router.refresh());
        },
        () => {
          // Without its code nothing is heard.
          if (gone) return;
          setCutOff({ completeUpTo: client.getQueryData<Stamp>(["stamp"])?.completeUpTo ?? null });
          timer = setTimeout(begin, AGAIN_MS);
        },
      );
    void begin();
    return () => {
      gone = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [client, router]);
  return null;
}
