"use client";

import { Share2 } from "lucide-react";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { notify } from "./notify";

type ShareButtonProps = {
  /** What is handed to the device's own sheet; made when it is asked for. */
  what: () => ShareData | Promise<ShareData>;
  /** What is done instead where the device does not take it after all, and what to say of that. */
  instead: () => void | Promise<void>;
  insteadDone: string;
  children: ReactNode;
};

const never = () => () => undefined;

/** Hands something to the sheet with which a phone shares; nothing where the browser has none. */
export function ShareButton({ what, instead, insteadDone, children }: ShareButtonProps) {
  const t = useTranslations("common");
  const [pending, setPending] = useState(false);
  const canShare = useSyncExternalStore(
    never,
    () => "share" in navigator,
    () => false,
  );
  if (!canShare) return null;
  const share = async () => {
    setPending(true);
    try {
      await navigator.share(await what());
    } catch (error) {
      // Closed by the person: nothing was wanted.
      if (error instanceof DOMException && error.name === "AbortError") return;
      await Promise.resolve(instead()).then(
        () => notify({ tone: "done", title: insteadDone }),
        () => notify({ tone: "failed", title: t("copyFailed") }),
      );
    } finally {
      setPending(false);
    }
  };
  return (
    <Button size="sm" pending={pending} onClick={() => void share()}>
      <Share2 />
      {children}
    </Button>
  );
}
