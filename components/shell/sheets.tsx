"use client";

import { AlarmClock, LogOut, MonitorSmartphone } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/locale";
import { allows, type Role } from "@/lib/permissions";
import { Avatar } from "../ui/avatar";
import { Dialog } from "../ui/dialog";
import { Segmented } from "../ui/segmented";
import { newPaymentsFor } from "./new-payment";
import type { AccountActions, Person } from "./person";
import { sectionsFor } from "./sections";
import { THEMES, useTheme } from "./theme";

const LINE =
  "flex min-h-13 w-full items-center gap-3 border-t py-2 text-left text-base text-strong [&>.lucide]:size-5 [&>.lucide]:text-muted";

export type SheetName = "new" | "more";

type SheetsProps = { sheet: SheetName | null; onClose: () => void; person: Person } & AccountActions;

/** The sheets of the phone's bar; fetched on phones only (see tab-bar.tsx). */
export default function Sheets({ sheet, onClose, person, ...account }: SheetsProps) {
  return (
    <>
      <NewPaymentSheet open={sheet === "new"} onClose={onClose} role={person.role} />
      <MoreSheet open={sheet === "more"} onClose={onClose} person={person} {...account} />
    </>
  );
}

/** Which payment to begin. */
function NewPaymentSheet({ open, onClose, role }: { open: boolean; onClose: () => void; role: Role }) {
  const t = useTranslations("nav");
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()} title={t("newPayment")}>
      <ul>
        {newPaymentsFor(role).map(({ name, hint, href, icon: Icon }) => (
          <li key={name}>
            <Link href={href} onClick={onClose} className={LINE}>
              <Icon />
              <span>
                {t(name)}
                <span className="block text-xs text-muted">{t(hint)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

type MoreSheetProps = { open: boolean; onClose: () => void; person: Person } & AccountActions;

/** The sections that are not in the bar, and the account. */
function MoreSheet({ open, onClose, person, signOut, signOutEverywhere, setLanguage }: MoreSheetProps) {
  const t = useTranslations("nav");
  const locale = useLocale();
  const [theme, setTheme] = useTheme();
  const rest = sectionsFor(person.role).filter(
    ({ name }) => name === "links" || name === "contacts" || name === "settings",
  );
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()} title={t("more")}>
      <ul>
        {rest.map(({ name, href, icon: Icon }) => (
          <li key={name}>
            <Link href={href} onClick={onClose} className={LINE}>
              <Icon />
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-3 border-t py-4">
        <Avatar name={person.name} className="size-8" />
        <span className="min-w-0">
          <span className="block truncate text-base font-medium text-strong">{person.name}</span>
          <span className="block truncate text-xs text-muted">
            {t(`roles.${person.role}`)} · {person.email}
          </span>
        </span>
      </div>
      <Segmented
        label={t("theme")}
        value={theme}
        onChange={setTheme}
        fill
        className="mb-4"
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <Segmented
        label={t("language")}
        value={locale}
        onChange={setLanguage}
        fill
        className="mb-4"
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
      {allows(person.role, "authorizations.capture") ? (
        <Link href="/authorizations/alerts" onClick={onClose} className={LINE}>
          <AlarmClock />
          {t("alerts")}
        </Link>
      ) : null}
      <Way icon={<LogOut />} onClick={signOut} word={t("signOut")} />
      <Way icon={<MonitorSmartphone />} onClick={signOutEverywhere} word={t("signOutEverywhere")} />
    </Dialog>
  );
}

function Way({ icon, onClick, word }: { icon: ReactNode; onClick: () => void | Promise<void>; word: string }) {
  return (
    <button type="button" onClick={() => void onClick()} className={LINE}>
      {icon}
      {word}
    </button>
  );
}
