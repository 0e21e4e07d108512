"use client";

import { Check, Ellipsis, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useLocale, useTimeZone, useTranslations } from "use-intl";
import type { MethodState } from "@/lib/contacts/contact";
import type { MethodDetail } from "@/lib/contacts/detail";
import { formatTime } from "@/lib/i18n/format";
import type { KnownState } from "@/lib/transactions/transaction";
import { StateGlyph } from "../transactions/state-glyph";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Menu } from "../ui/menu";
import { MethodPlate, useMethodName } from "./method-name";

type RowProps = {
  method: MethodDetail;
  onRemove: (() => void) | null;
  /** Offered where nobody knows whether Jetpay has it. */
  onConfirm: () => void;
};

/** One account or card: what it is, what is known of it, and its state at the end of the line. */
export function MethodRow({ method, onRemove, onConfirm }: RowProps) {
  const t = useTranslations("contacts.methods");
  const tConfirm = useTranslations("contacts.confirm");
  const name = useMethodName()(method);
  const underway = method.state === "pending" && method.kind === "bank_account";
  return (
    <li
      className={cn(
        "flex min-h-13 items-center gap-x-3 border-b px-3 py-2 max-md:flex-wrap max-md:px-4",
        method.state === "unknown" && "bg-unknown-soft/55 shadow-[inset_2px_0_var(--color-unknown)]",
      )}
    >
      <MethodPlate method={method} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-strong">{name}</span>
        <Detail method={method} />
      </span>
      {/* On a phone the state takes a line of its own, under the words it is about. */}
      <span className="flex-none max-md:order-last max-md:mt-1 max-md:basis-full max-md:pl-9">
        <MethodBadge kind={method.kind} state={method.state} />
      </span>
      {onRemove === null ? null : (
        <Menu
          label={t("more", { name })}
          align="end"
          entries={[
            ...(method.state === "unknown"
              ? [{ key: "confirm", label: tConfirm("open"), icon: <Check />, onSelect: onConfirm }]
              : []),
            {
              key: "remove",
              label: t("remove"),
              icon: <Trash2 />,
              onSelect: onRemove,
              ...(underway ? { disabledReason: t("underway") } : {}),
            },
          ]}
          trigger={(props) => (
            <Button {...props} variant="quiet" size="icon-sm" aria-label={t("more", { name })}>
              <Ellipsis />
            </Button>
          )}
        />
      )}
    </li>
  );
}

function Detail({ method }: { method: MethodDetail }) {
  const t = useTranslations("contacts.methods");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const line = "block text-xs text-muted text-pretty";
  if (method.state === "failed") {
    if (method.neverSent) return <span className={line}>{t("neverSent")}</span>;
    return <span className={line}>{method.said === null ? t("notTaken") : t("said", { message: method.said })}</span>;
  }
  if (method.state === "unknown") return <span className={line}>{t("unknownHint")}</span>;
  if (method.state === "pending" && method.kind === "card") {
    const time = formatTime(new Date(method.createdAt), "dayTime", { zone, locale });
    return <span className={line}>{t("pageOpened", { time })}</span>;
  }
  const known: ReactNode[] = [
    method.title,
    method.holderName === null ? null : t("held", { name: method.holderName }),
    method.expiry === null ? null : t("expires", { expiry: method.expiry }),
  ].filter((part) => part !== null);
  return <span className={line}>{known.join(", ")}</span>;
}

const GLYPHS: Record<MethodState, { state: KnownState; className: string }> = {
  active: { state: "completed", className: "text-normal [&>svg]:text-done" },
  pending: { state: "draft", className: "text-muted" },
  failed: {
    state: "failed",
    className: "h-5.5 rounded-sm bg-danger-soft px-1.5 font-medium text-danger max-md:-ml-1.5",
  },
  unknown: { state: "unknown", className: "hatch h-5.5 rounded-sm px-1.5 font-medium text-unknown max-md:-ml-1.5" },
  removed: { state: "cancelled", className: "text-muted" },
};

function MethodBadge({ kind, state }: { kind: MethodDetail["kind"]; state: MethodState }) {
  const t = useTranslations("contacts.method");
  const { state: glyph, className } = GLYPHS[state];
  return (
    <span className={cn("inline-flex items-center gap-1.75 whitespace-nowrap", className)}>
      <StateGlyph state={glyph} />
      {state === "pending" ? t(`pending_${kind}`) : t(state)}
    </span>
  );
}
