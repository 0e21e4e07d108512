"use client";

import { AlarmClock, Languages, LogOut, Monitor, MonitorSmartphone, Moon, Sun } from "lucide-react";
import type { Route } from "next";
import type { RefObject } from "react";
import { useLocale, useTranslations } from "use-intl";
import { isLocale, LOCALE_NAMES, LOCALES } from "@/lib/i18n/locale";
import { allows } from "@/lib/permissions";
import MenuContent from "../ui/menu-content";
import type { AccountActions, Person } from "./person";
import { useTheme } from "./theme";

type PersonMenuContentProps = AccountActions & {
  person: Person;
  anchor: RefObject<HTMLButtonElement | null>;
  focusFirst: boolean;
  onClose: () => void;
};

/** Who it is, the theme, the language, and the ways out. */
export default function PersonMenuContent(props: PersonMenuContentProps) {
  const { person, signOut, signOutEverywhere, setLanguage, ...menu } = props;
  const t = useTranslations("nav");
  const locale = useLocale();
  const [theme, setTheme] = useTheme();
  return (
    <MenuContent
      {...menu}
      label={person.name}
      align="start"
      side="top"
      className="w-64"
      entries={[
        {
          key: "who",
          heading: (
            <span className="block">
              <span className="block truncate font-medium text-strong">{person.name}</span>
              <span className="block truncate text-xs text-muted">{person.email}</span>
            </span>
          ),
        },
        { key: "line", separator: true },
        {
          key: "theme",
          label: t("theme"),
          value: theme,
          onChange: setTheme,
          options: [
            { value: "light", label: t("themes.light"), icon: <Sun /> },
            { value: "dark", label: t("themes.dark"), icon: <Moon /> },
            { value: "system", label: t("themes.system"), icon: <Monitor /> },
          ],
        },
        {
          key: "language",
          label: t("language"),
          value: locale,
          onChange: (chosen) => isLocale(chosen) && setLanguage(chosen),
          options: LOCALES.map((each) => ({ value: each, label: LOCALE_NAMES[each], icon: <Languages /> })),
        },
        ...(allows(person.role, "authorizations.capture")
          ? [{ key: "alerts", label: t("alerts"), icon: <AlarmClock />, href: "/authorizations/alerts" as Route }]
          : []),
        { key: "line-2", separator: true },
        { key: "out", label: t("signOut"), icon: <LogOut />, onSelect: () => void signOut() },
        {
          key: "out-everywhere",
          label: t("signOutEverywhere"),
          icon: <MonitorSmartphone />,
          onSelect: () => void signOutEverywhere(),
        },
      ]}
    />
  );
}
