"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { Stamp } from "@/lib/webhooks/stamp";
import { setCutOff } from "./cut-off";

const AGAIN_MS = 10_000;

/** Keeps every open page true (keep-true.ts, whose code comes once the page can be used: it begins by reading everything anew). */
export function LiveUpdates({ drawnBy }: { drawnBy: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const start = useEffectEvent((keepTrue: typeof import("./keep-true").keepTrue) =>
    keepTrue(client, drawnBy, () => router.refresh()),
  );
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () =>
      import("./keep-true").then(
        ({ keepTrue }) => {
          if (!gone) stop = start(keepTrue);
        },
        () => {
          // Without its code nothing is heard.
          if (gone) return;
          setCutOff({ completeUpTo: client.getQueryData<Stamp>(["stamp"])?.completeUpTo ?? null, long: true });
          timer = setTimeout(begin, AGAIN_MS);
        },
      );
    void begin();
    return () => {
      gone = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [client]);
  return null;
}
