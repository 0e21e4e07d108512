"use client";

import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { newPaymentsFor } from "../shell/new-payment";
import { Dialog } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { useKeyName } from "../ui/key-name";
import { goKeysFor } from "./go-keys";

/** One line: what the keys do, and the keys; `between` stands between several. */
type Line = { does: string; keys: readonly string[]; between?: "or" | "then" };
type Part = { title: string; lines: readonly Line[] };

/** All keys of the desk in one place, for this person's role. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("palette.shortcuts");
  const tNav = useTranslations("nav");
  const { person } = useDesk();
  const parts: Part[] = [
    {
      title: t("everywhere"),
      lines: [
        { does: t("palette"), keys: ["Ctrl K", "/"], between: "or" },
        ...(newPaymentsFor(person.role).length > 0 ? [{ does: t("newPayment"), keys: ["C"] }] : []),
        { does: t("help"), keys: ["?"] },
        { does: t("dismiss"), keys: ["Esc"] },
      ],
    },
    {
      title: t("go"),
      lines: goKeysFor(person.role).map(({ name, letter }) => ({
        does: tNav(name),
        keys: ["G", letter.toUpperCase()],
        between: "then",
      })),
    },
    {
      title: t("transaction"),
      lines: [
        { does: t("older"), keys: ["J"] },
        { does: t("newer"), keys: ["K"] },
        { does: t("act"), keys: ["A"] },
      ],
    },
    {
      title: t("list"),
      lines: [
        { does: t("lines"), keys: ["J", "K"] },
        { does: t("pick"), keys: ["X"] },
        { does: t("narrow"), keys: ["F"] },
        ...(allows(person.role, "lists.export") ? [{ does: t("export"), keys: ["E"] }] : []),
      ],
    },
    {
      title: t("board"),
      lines: [
        { does: t("enter"), keys: ["J", "K"] },
        { does: t("move"), keys: ["←", "↑", "↓", "→"] },
        { does: t("select"), keys: ["Space"] },
        ...(allows(person.role, "authorizations.capture") ? [{ does: t("capture"), keys: ["Enter"] }] : []),
        { does: t("clear"), keys: ["Esc"] },
      ],
    },
  ];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("title")} size="lg">
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-2">
        {parts.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
            <dl>
              {lines.map((line) => (
                <div
                  key={line.does}
                  className="flex min-h-8 items-center justify-between gap-4 border-b py-1 last:border-b-0"
                >
                  <dt>{line.does}</dt>
                  <dd className="flex items-center gap-1 text-xs text-muted">
                    <Keys line={line} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Keys({ line: { keys, between } }: { line: Line }) {
  const t = useTranslations("palette.shortcuts");
  const nameOf = useKeyName();
  return keys.map((key, index) => (
    <span key={key} className="contents">
      {index > 0 && between ? <span>{t(between)}</span> : null}
      <Kbd>{nameOf(key)}</Kbd>
      <span className="sr-only">{nameOf(key)}</span>
    </span>
  ));
}
