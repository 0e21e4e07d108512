"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { onLetter } from "../../shell/shortcut";
import type { Selection } from "./use-selection";

/**
 * Keys of a list whose rows carry `data-row`: J and K go down and up, from anywhere to the first; arrows do so within the list, `x` picks
 * the row that has the focus, Shift with an arrow picks on the way, Escape lets all go.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>, selection: Selection): void {
  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  useLayoutEffect(() => {
    const element = table.current;
    if (element === null) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
      const act = row === null ? undefined : actionOf(event, row, element, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    const go = (step: 1 | -1) => {
      const row = document.activeElement?.closest<HTMLElement>("[data-row]");
      const next = row && element.contains(row) ? neighbour(row, element, step) : element.querySelector("[data-row]");
      next?.querySelector("a")?.focus();
    };
    const [stopDown, stopUp] = [onLetter("j", () => go(1)), onLetter("k", () => go(-1))];
    element.addEventListener("keydown", listen);
    return () => {
      stopDown();
      stopUp();
      element.removeEventListener("keydown", listen);
    };
  }, [table]);
}

function actionOf(event: KeyboardEvent, row: HTMLElement, table: HTMLElement, selection: Selection) {
  const id = row.dataset["row"] ?? "";
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    return () => {
      const next = neighbour(row, table, event.key === "ArrowDown" ? 1 : -1);
      if (next === undefined) return;
      if (event.shiftKey) selection.reach(next.dataset["row"] ?? "", id);
      next.querySelector("a")?.focus();
    };
  }
  if (event.key === "x") return () => selection.toggle(id);
  if (event.key === "X") return () => selection.reach(id);
  if (event.key === "Escape" && selection.ids.size > 0) return selection.clear;
  return undefined;
}

function neighbour(row: HTMLElement, table: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...table.querySelectorAll<HTMLElement>("[data-row]")];
  return rows[rows.indexOf(row) + step];
}
