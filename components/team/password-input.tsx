"use client";

import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { Input } from "../ui/input";

/** A password, hidden until asked to show itself: long ones are typed wrong otherwise. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "trailing">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <Input
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      trailing={
        <button
          type="button"
          onClick={() => setShown(!shown)}
          className="tap -mr-1.5 rounded-sm px-1.5 text-xs text-muted hover:text-strong"
        >
          {shown ? t("hide") : t("show")}
        </button>
      }
    />
  );
}
