"use client";

import { useTranslations } from "use-intl";
import { Kbd } from "../ui/kbd";
import { useKeyName } from "../ui/key-name";

const KEYS = [
  { keys: ["←", "↑", "↓", "→"], does: "move" },
  { keys: ["Space"], does: "select" },
  { keys: ["Enter"], does: "ask" },
  { keys: ["Esc"], does: "clear" },
] as const;

/** What the keyboard does on a card. A finger has no use for it. */
export default function KeyHints() {
  const t = useTranslations("board.keys");
  const nameOf = useKeyName();
  return (
    <section aria-label={t("title")} className="mt-auto hidden pt-8 pb-4 text-2xs text-muted md:pointer-fine:block">
      <ul className="flex flex-wrap items-center gap-x-5 gap-y-1.5">
        {KEYS.map(({ keys, does }) => (
          <li key={does} className="flex items-center gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{nameOf(key)}</Kbd>
            ))}
            <span className="sr-only">{keys.map(nameOf).join(", ")}</span>
            <span className="ml-0.5">{t(does)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
