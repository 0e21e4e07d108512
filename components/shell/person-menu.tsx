"use client";

import { Languages, LogOut, Monitor, MonitorSmartphone, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useLocale, useTranslations } from "use-intl";
import { isLocale, LOCALE_NAMES, LOCALES } from "@/lib/i18n/locale";
import { Avatar } from "../ui/avatar";
import { Menu } from "../ui/menu";
import type { AccountActions, Person } from "./person";

/** At the foot of the rail: who you are and in which role; the theme, and the ways out. */
export function PersonMenu({ person, signOut, signOutEverywhere, setLanguage }: { person: Person } & AccountActions) {
  const t = useTranslations("nav");
  const locale = useLocale();
  const { theme = "system", setTheme } = useTheme();
  const role = t(`roles.${person.role}`);
  return (
    <Menu
      label={person.name}
      side="top"
      className="w-64"
      trigger={(props) => (
        <button
          type="button"
          {...props}
          aria-label={t("person", { name: person.name, role })}
          className="-mx-2.5 mt-auto -mb-2.5 flex h-bar items-center gap-2 border-t px-4.5 text-left transition-colors outline-offset-[-2px]! hover:bg-hover max-lg:justify-center max-lg:px-0"
        >
          <Avatar name={person.name} />
          <span className="rail-word min-w-0 flex-1 truncate font-medium text-strong">{person.name}</span>
          <span className="rail-word text-xs text-muted">{role}</span>
        </button>
      )}
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
