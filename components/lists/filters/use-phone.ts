"use client";

import { useSyncExternalStore } from "react";

/** Below `md` of the tokens. The server draws the desk's form; what differs opens only once pressed. */
const PHONE = "(width < 47.5625rem)";

const subscribe = (listen: () => void) => {
  const media = matchMedia(PHONE);
  media.addEventListener("change", listen);
  return () => media.removeEventListener("change", listen);
};

export const usePhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(PHONE).matches,
    () => false,
  );
