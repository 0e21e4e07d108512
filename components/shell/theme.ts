"use client";

import { useSyncExternalStore } from "react";

export const THEMES = ["light", "dark", "system"] as const;
type Theme = (typeof THEMES)[number];

/** The theme that was chosen on this device; app/_server/theme-script.ts shows it before a page is drawn. */
export function useTheme(): [theme: Theme, setTheme: (theme: string) => void] {
  return [useSyncExternalStore(listen, read, () => "system"), setTheme];
}

const root = () => document.documentElement;

const read = (): Theme => THEMES.find((theme) => theme === root().dataset["theme"]) ?? "system";

function listen(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(root(), { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function setTheme(theme: string): void {
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
  root().setAttribute("data-turning", "");
  if (theme === "system") delete root().dataset["theme"];
  else root().dataset["theme"] = theme;
  // Everything takes its new colours now; what would fade does so again from here on.
  getComputedStyle(document.body).getPropertyValue("color");
  setTimeout(() => root().removeAttribute("data-turning"), 1);
}
