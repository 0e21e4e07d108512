"use client";

import { Ellipsis } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "use-intl";
import { type Hold, isFree } from "@/lib/transactions/hold";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Menu } from "../ui/menu";
import type { AskKind, BoardRights } from "./asks";
import { useBoardWords } from "./words";

/** Buttons of a card are there for the pointer that is over it, the focus that is in it, and every finger. */
export const ON_APPROACH =
  "md:pointer-fine:opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 aria-expanded:opacity-100";

type CardMenuProps = {
  hold: Hold;
  rights: BoardRights;
  onAsk: (kind: AskKind, id: string) => void;
  /** Whether the button is in the tab order. */
  current: boolean;
};

/** What can be done with one hold; what cannot says why. */
export function CardMenu({ hold, rights, onAsk, current }: CardMenuProps) {
  const t = useTranslations("board");
  const { money } = useBoardWords();
  const amount = money(hold.amountMinor);
  const free = isFree(hold);
  const lapsed = hold.state === "lapsed";
  const reason = (allowed: boolean, without: "noCapture" | "noRelease") =>
    allowed ? (free ? {} : { disabledReason: t("menu.busy") }) : { disabledReason: t(`menu.${without}`) };
  return (
    <Menu
      label={t("card.menu", { amount, contact: hold.contactName })}
      align="end"
      trigger={(trigger) => (
        <Button
          {...trigger}
          variant="quiet"
          size="icon-sm"
          tabIndex={current ? 0 : -1}
          aria-label={t("card.menu", { amount, contact: hold.contactName })}
          className={cn("-my-1", ON_APPROACH)}
        >
          <Ellipsis />
        </Button>
      )}
      entries={[
        {
          key: "capture",
          label: t(lapsed ? "menu.captureTry" : "menu.capture", { amount }),
          hint: t(lapsed ? "menu.captureTryHint" : "menu.captureHint"),
          shortcut: "Enter",
          onSelect: () => onAsk("capture", hold.id),
          ...reason(rights.capture, "noCapture"),
        },
        {
          key: "release",
          label: t("menu.release"),
          hint: t("menu.releaseHint"),
          onSelect: () => onAsk("release", hold.id),
          ...reason(rights.release, "noRelease"),
        },
        ...(lapsed && rights.create
          ? [
              {
                key: "anew",
                label: t("menu.anew"),
                hint: t("menu.anewHint", { contact: hold.contactName }),
                href: `/authorizations/new?contact=${hold.contactId}` as Route,
              },
            ]
          : []),
        { key: "line", separator: true },
        { key: "open", label: t("menu.open"), href: `/transactions/${hold.id}` as Route },
      ]}
    />
  );
}
