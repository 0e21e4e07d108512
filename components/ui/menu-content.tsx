"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "./cn";
import { focusBack, focusHeld } from "./focus-back";
import { Kbd } from "./kbd";
import { useKeyName } from "./key-name";
import type { MenuEntry, MenuItem } from "./menu";

type MenuContentProps = {
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  entries: readonly MenuEntry[];
  align: "start" | "end";
  side: "top" | "bottom";
  className?: string | undefined;
  focusFirst: boolean;
  onClose: () => void;
};

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2 py-1 outline-none select-none data-disabled:text-muted data-highlighted:bg-hover max-md:min-h-11 [&>.lucide]:text-muted";

/** The menu itself; fetched when first needed (see menu.tsx). */
export default function MenuContent({
  anchor,
  label,
  entries,
  align,
  side,
  className,
  focusFirst,
  onClose,
}: MenuContentProps) {
  const place = usePlaceOf(anchor);
  /** The button, or where its letter was pressed. */
  const [before] = useState(focusHeld);
  const pressedOutside = useRef(false);
  /** Once: what is drawn anew while the menu is open must not take the focus back to the first entry. */
  const begun = useRef(false);
  if (place === null) return null;
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => open || onClose()}>
      {/* Radix hangs a menu on a button of its own. Ours was there before Radix was, so an empty stand-in takes its place on the screen: beside
          all else, for within a part that is laid out or moved by itself it would be placed by that part. */}
      {createPortal(
        <DropdownMenu.Trigger asChild>
          <span aria-hidden="true" tabIndex={-1} className="pointer-events-none fixed" style={place} />
        </DropdownMenu.Trigger>,
        document.body,
      )}
      <DropdownMenu.Portal container={landmarkOf(anchor.current)}>
        <DropdownMenu.Content
          ref={(node) => {
            if (node === null || !focusFirst || begun.current) return;
            begun.current = true;
            requestAnimationFrame(() => firstItem(node)?.focus());
          }}
          aria-label={label}
          aria-labelledby={undefined}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          loop
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
            else pressedOutside.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!pressedOutside.current) focusBack(before, () => anchor.current?.focus());
          }}
          className={cn(
            "z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-[calc(100vw-1.5rem)] animate-pop-in overflow-y-auto rounded-lg bg-raised p-1.5 shadow-float outline-none",
            className,
          )}
        >
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** The menu belongs to the part of the page its button is in: screen readers then find it there, and a dialog keeps it inside. */
const landmarkOf = (button: HTMLElement | null) =>
  button?.closest<HTMLElement>('[role="dialog"], main, aside, header, nav') ?? null;

const firstItem = (menu: HTMLElement) => menu.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])');

/** Where the real button is, also while the page is scrolled under an open menu. */
function usePlaceOf(anchor: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ left: number; top: number; width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const read = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (box) setPlace({ left: box.left, top: box.top, width: box.width, height: box.height });
    };
    read();
    window.addEventListener("scroll", read, { capture: true, passive: true });
    return () => window.removeEventListener("scroll", read, { capture: true });
  }, [anchor]);
  return place;
}

function Entry({ entry }: { entry: MenuEntry }) {
  if ("separator" in entry) return <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />;
  if ("heading" in entry) return <DropdownMenu.Label className="px-2 py-1.5">{entry.heading}</DropdownMenu.Label>;
  if ("options" in entry) {
    return (
      <DropdownMenu.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
        <div className="px-2 pt-1.5 pb-1 text-2xs font-medium text-muted">{entry.label}</div>
        {entry.options.map((option) => (
          <DropdownMenu.RadioItem key={option.value} value={option.value} className={ITEM}>
            {option.icon}
            {option.label}
            <DropdownMenu.ItemIndicator className="ml-auto text-accent">
              <Check className="size-3.5 stroke-2" />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    );
  }
  return <Item item={entry} />;
}

function Item({ item }: { item: MenuItem }) {
  const nameOf = useKeyName();
  const note = item.disabledReason ?? item.hint;
  const body = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1">
        <span className={cn("block", item.tone === "danger" ? "text-danger" : !item.disabledReason && "text-strong")}>
          {item.label}
        </span>
        {note ? <span className="block text-xs text-muted text-pretty">{note}</span> : null}
      </span>
      {item.shortcut ? <Kbd className="max-md:hidden">{nameOf(item.shortcut)}</Kbd> : null}
    </>
  );
  if (item.href && !item.disabledReason) {
    return (
      <DropdownMenu.Item asChild textValue={item.label} className={ITEM}>
        <Link href={item.href}>{body}</Link>
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item
      disabled={Boolean(item.disabledReason)}
      textValue={item.label}
      onSelect={() => item.onSelect?.()}
      className={ITEM}
    >
      {body}
    </DropdownMenu.Item>
  );
}
