"use client";

import { ArrowDown, ArrowUp, Pin } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Checkbox, Choice } from "../ui/checkbox";
import { cn } from "../ui/cn";
import type { ColumnChooserProps } from "./column-chooser";

/** The list of columns itself; fetched with the first look at it. */
export default function ColumnPanel<C extends string>(props: ColumnChooserProps<C>) {
  const { name, layout, onChange } = props;
  const { all, always, usual } = props.columns;
  const t = useTranslations("lists.columns");
  const { columns, pinned } = layout;
  const put = (next: readonly C[], pins: number) =>
    onChange({ columns: [...next], pinned: Math.max(0, Math.min(pins, next.length - 1)) });
  const toggle = (column: C, at: number) => {
    if (at === -1) put([...columns, column], pinned);
    else put(columns.toSpliced(at, 1), at < pinned ? pinned - 1 : pinned);
  };
  const move = (column: C, at: number, to: number) => put(columns.toSpliced(at, 1).toSpliced(to, 0, column), pinned);
  /** What is pinned stands together at the front: the last of them when it is pinned, the first behind them when it is not. */
  const pin = (column: C, at: number) => {
    const rest = columns.toSpliced(at, 1);
    if (at < pinned) put(rest.toSpliced(pinned - 1, 0, column), pinned - 1);
    else put(rest.toSpliced(pinned, 0, column), pinned + 1);
  };
  return (
    <>
      <ul aria-label={t("title")}>
        {[...columns, ...all.filter((column) => !columns.includes(column))].map((column) => {
          const at = columns.indexOf(column);
          const shown = at !== -1;
          return (
            <li
              key={column}
              className={cn("flex items-center gap-0.5 rounded-sm px-1", at === pinned - 1 && "border-b")}
            >
              <Choice
                className="min-w-0 flex-1"
                control={(id) => (
                  <Checkbox
                    id={id}
                    checked={shown}
                    disabled={column === always}
                    title={column === always ? t("always") : undefined}
                    onChange={() => toggle(column, at)}
                  />
                )}
              >
                {name(column)}
              </Choice>
              {shown ? (
                <>
                  <Button
                    variant="quiet"
                    size="icon-sm"
                    aria-pressed={at < pinned}
                    aria-label={t("pin", { name: name(column) })}
                    className={cn(at < pinned && "text-accent [&>.lucide]:text-accent!")}
                    onClick={() => pin(column, at)}
                  >
                    <Pin />
                  </Button>
                  <Button
                    variant="quiet"
                    size="icon-sm"
                    aria-label={t("up", { name: name(column) })}
                    aria-disabled={at === 0}
                    onClick={() => at > 0 && move(column, at, at - 1)}
                  >
                    <ArrowUp />
                  </Button>
                  <Button
                    variant="quiet"
                    size="icon-sm"
                    aria-label={t("down", { name: name(column) })}
                    aria-disabled={at === columns.length - 1}
                    onClick={() => at < columns.length - 1 && move(column, at, at + 1)}
                  >
                    <ArrowDown />
                  </Button>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="mt-2 flex items-center gap-3 border-t pt-2.5 text-xs text-muted">
        <span className="text-pretty">{t("hint")}</span>
        <Button size="sm" onClick={() => onChange(usual)}>
          {t("usual")}
        </Button>
      </div>
    </>
  );
}
