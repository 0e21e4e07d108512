"use client";

import { Plus } from "lucide-react";
import { useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Role } from "@/lib/permissions";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { Menu } from "../ui/menu";
import { newPaymentsFor } from "./new-payment";
import { onLetter } from "./shortcut";

/** The rail's first button; C opens it from anywhere. Nothing moves yet, so it is outlined. */
export function NewPaymentMenu({ role }: { role: Role }) {
  const t = useTranslations("nav");
  const [open, setOpen] = useState(false);
  const payments = newPaymentsFor(role);
  const none = payments.length === 0;
  useLayoutEffect(() => (none ? undefined : onLetter("c", () => setOpen(true))), [none]);
  if (none) return null;
  return (
    <Menu
      label={t("newPayment")}
      open={open}
      onOpenChange={setOpen}
      className="w-72"
      entries={payments.map(({ name, hint, href, icon: Icon }) => ({
        key: name,
        label: t(name),
        hint: t(hint),
        href,
        icon: <Icon />,
      }))}
      trigger={(props) => (
        <Button
          {...props}
          title={t("newPayment")}
          aria-keyshortcuts="c"
          className="mb-3 w-full justify-start! max-lg:mx-auto max-lg:w-9 max-lg:justify-center! max-lg:px-0!"
        >
          <Plus />
          <span className="rail-word">{t("newPayment")}</span>
          <Kbd className="ml-auto max-lg:hidden">C</Kbd>
        </Button>
      )}
    />
  );
}
