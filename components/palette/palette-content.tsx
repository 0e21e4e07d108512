"use client";

import { Command } from "cmdk";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { focusBack, focusHeld } from "../ui/focus-back";
import { Kbd } from "../ui/kbd";
import { useKeyName } from "../ui/key-name";
import { PaletteRowContent } from "./palette-row";
import { firstOf, groupsAtRest, groupsFor, type PaletteRow, placeRows } from "./rows";
import { useFound } from "./use-found";
import { usePointing } from "./use-pointing";
import { visitedBy } from "./visited";

/** What was typed before; `onText` hears of every letter once there is a field to show it. */
export type EarlyText = { text: string; onText: ((text: string) => void) | null };

type PaletteContentProps = {
  /** What was typed before the field was here. */
  early: RefObject<EarlyText | null>;
  onClose: () => void;
};

/** As many rows as the list is high. */
const IN_SIGHT = 12;

/** Everything by its name: pages, actions, contacts, transactions. The field keeps the focus; arrows move, Enter opens. */
export default function PaletteContent({ early, onClose }: PaletteContentProps) {
  const t = useTranslations("palette");
  const nameOf = useKeyName();
  const tNav = useTranslations("nav");
  const router = useRouter();
  const { person } = useDesk();
  const [text, setText] = useState(() => early.current?.text ?? "");
  // Letters may come between its drawing and its focus.
  useLayoutEffect(() => {
    if (early.current === null) return;
    if (early.current.text !== "") setText(early.current.text);
    early.current.onText = setText;
  }, [early]);
  const [active, setActive] = useState("");
  const [visits] = useState(() => visitedBy(person.id));
  const input = useRef<HTMLInputElement>(null);
  const [before] = useState(focusHeld);
  const { found, stale, failed, again } = useFound(text.trim(), visits);
  const places = useMemo(
    () =>
      placeRows(person.role, {
        payment: tNav,
        paymentHint: tNav,
        section: tNav,
        deeper: (name) => t(`places.${name}`),
      }),
    [person.role, t, tNav],
  );
  const typed = text.trim() !== "";
  // The rows that are in sight come with the field; those below it once it is on the screen.
  const whole = useDeferredValue(true, false);
  const all = typed ? groupsFor(text, found, places, person.role) : groupsAtRest(visits, found, places);
  const groups = whole ? all : firstOf(all, IN_SIGHT);
  const rows = groups.flatMap((group) => group.rows);

  const first = rows[0]?.key ?? "";
  // Each new answer begins at its best row; what was chosen in an older one may be gone.
  useEffect(() => setActive(first), [first]);

  usePointing(input, active);
  const gone = useRef(false);
  const open = (row: PaletteRow) => {
    gone.current = true;
    onClose();
    router.push(row.href);
  };
  const [wanted, setWanted] = useState(false);
  /** The arrows have chosen a row: it is meant whatever the next answer puts first. */
  const moved = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") moved.current = true;
    if (moved.current || event.key !== "Enter" || !stale || event.nativeEvent.isComposing) return;
    // The rows belong to an older text: Enter means the answer that is on its way.
    event.preventDefault();
    setWanted(true);
  };
  useEffect(() => {
    if (!wanted || stale) return;
    setWanted(false);
    const [best] = rows;
    if (best !== undefined && !failed) open(best);
  });

  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-fade-in bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The usual way selects what is there: the next letter would replace what was typed early.
            event.preventDefault();
            input.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!gone.current) focusBack(before);
          }}
          className="fixed z-30 flex flex-col overflow-hidden bg-raised shadow-dialog outline-none max-md:inset-x-0 max-md:top-0 max-md:max-h-dvh max-md:rounded-b-[0.75rem] md:top-[max(2rem,12dvh)] md:left-1/2 md:max-h-[min(34rem,76dvh)] md:w-160 md:max-w-[calc(100vw-3rem)] md:-translate-x-1/2 md:animate-dialog-in md:rounded-[0.75rem]"
        >
          <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
          <Command
            label={t("title")}
            shouldFilter={false}
            loop
            value={active}
            onValueChange={setActive}
            onKeyDown={onKeyDown}
            className="flex min-h-0 flex-1 flex-col"
          >
            <div className="flex h-13 shrink-0 items-center gap-3 border-b px-4.5">
              <Search className="size-4.5 shrink-0 text-muted" />
              <input
                ref={input}
                type="text"
                role="combobox"
                aria-label={t("title")}
                aria-expanded
                aria-autocomplete="list"
                autoComplete="off"
                autoCorrect="off"
                spellCheck={false}
                value={text}
                onChange={(event) => {
                  moved.current = false;
                  setText(event.target.value);
                }}
                maxLength={200}
                placeholder={t("placeholder")}
                className="min-w-0 flex-1 bg-transparent text-lg text-strong outline-none"
              />
              <Dialog.Close aria-label={t("close")} className="tap rounded-sm">
                <Kbd className="max-md:hidden">{nameOf("Esc")}</Kbd>
                <X className="size-5 text-muted md:hidden" />
              </Dialog.Close>
            </div>
            <Command.List
              aria-busy={stale}
              label={t("results")}
              className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-1.5"
            >
              {groups.map(({ name, rows: of }) => (
                <Command.Group
                  key={name}
                  heading={name === "all" ? undefined : t(`groups.${name}`)}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
                >
                  {of.map((row) => (
                    <Command.Item
                      key={row.key}
                      value={row.key}
                      onSelect={() => open(row)}
                      className={cn(
                        "flex h-9.5 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 data-[selected=true]:bg-selected max-md:h-11",
                        row.kind === "flow" && "pl-7",
                      )}
                    >
                      <PaletteRowContent row={row} />
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <p role="status" className={cn("px-4.5 py-3 text-muted", rows.length > 0 && !failed && "sr-only")}>
              {failed ? t("failed") : stale ? t("searching") : t("found", { count: rows.length, text: text.trim() })}
              {failed ? (
                <Button size="sm" onClick={again} className="ml-2">
                  {t("again")}
                </Button>
              ) : null}
            </p>
            <footer
              aria-hidden="true"
              className="flex shrink-0 gap-5 border-t px-4.5 py-2 text-2xs text-muted max-md:hidden"
            >
              <Hint keys={["↑", "↓"]} does={t("keys.move")} />
              <Hint keys={["Enter"]} does={t("keys.open")} />
              <Hint keys={["Esc"]} does={t("keys.close")} />
            </footer>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Hint({ keys, does }: { keys: readonly string[]; does: string }) {
  const nameOf = useKeyName();
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{nameOf(key)}</Kbd>
      ))}
      <span className="ml-0.5">{does}</span>
    </span>
  );
}
