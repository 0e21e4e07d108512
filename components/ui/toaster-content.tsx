"use client";

import { X } from "lucide-react";
import { type CSSProperties, useEffect } from "react";
import { toast as sonner, Toaster } from "sonner";
import { useTranslations } from "use-intl";
import type { KnownState } from "@/lib/transactions/transaction";
import { StateGlyph } from "../transactions/state-glyph";
import { Button } from "./button";
import { listenToToasts, type Toast } from "./notify";

const GLYPHS: Record<Toast["tone"], { state: KnownState; colour: string }> = {
  done: { state: "completed", colour: "text-done" },
  asked: { state: "sending", colour: "text-waiting" },
  doubt: { state: "unknown", colour: "text-unknown" },
  failed: { state: "failed", colour: "text-danger" },
};

/** Sonner takes its width from this variable; its types know only the properties of CSS. */
const WIDTH: CSSProperties & Record<"--width", string> = { "--width": "27rem" };

/** Long enough to read two lines; doubt and failure wait for a person. */
const STAYS: Record<Toast["tone"], number> = {
  done: 6000,
  asked: 6000,
  doubt: Number.POSITIVE_INFINITY,
  failed: Number.POSITIVE_INFINITY,
};

/** The toasts themselves; fetched with the first one (see toaster.tsx). */
export default function ToasterContent() {
  const t = useTranslations("common");
  useEffect(
    () =>
      listenToToasts((toast) => {
        sonner.custom((id) => <Card toast={toast} onClose={() => sonner.dismiss(id)} />, {
          duration: STAYS[toast.tone],
        });
      }),
    [],
  );
  return (
    <Toaster
      position="bottom-right"
      style={WIDTH}
      containerAriaLabel={t("toasts")}
      gap={10}
      visibleToasts={4}
      expand
      mobileOffset={{ bottom: "5.5rem", left: "0.75rem", right: "0.75rem" }}
      toastOptions={{ unstyled: true, className: "w-full" }}
    />
  );
}

function Card({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const t = useTranslations("common");
  const { state, colour } = GLYPHS[toast.tone];
  return (
    <div className="flex items-center gap-3 rounded-lg bg-raised py-2.5 pr-2.5 pl-3.5 font-sans text-sm text-normal shadow-float md:w-108">
      <StateGlyph state={state} className={`size-4! ${colour}`} />
      <p className="min-w-0 flex-1 leading-4.5">
        <span className="font-medium text-strong">{toast.title}</span>
        {toast.detail ? <span className="block text-xs text-muted">{toast.detail}</span> : null}
      </p>
      {toast.action ? (
        <Button
          variant="quiet"
          size="sm"
          onClick={() => {
            toast.action?.onClick();
            onClose();
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <Button variant="quiet" size="icon-sm" onClick={onClose} aria-label={t("close")}>
        <X />
      </Button>
    </div>
  );
}
