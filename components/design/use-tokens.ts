"use client";

import { useEffect, useState } from "react";
import type { Rgb } from "./contrast";

export type Tokens = ReadonlyMap<string, string>;

/** Every token of app/tokens.css with the value that it has now, in the theme that is shown; anew when that turns. */
export function useTokens(): Tokens {
  const [tokens, setTokens] = useState<Tokens>(new Map());
  useEffect(() => {
    const read = () => setTokens(readTokens());
    read();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", read);
    const turned = new MutationObserver(read);
    turned.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      dark.removeEventListener("change", read);
      turned.disconnect();
    };
  }, []);
  return tokens;
}

function readTokens(): Tokens {
  const names = new Set([...document.styleSheets].flatMap((sheet) => namesIn(sheet.cssRules)));
  const now = getComputedStyle(document.documentElement);
  return new Map([...names].map((name) => [name, now.getPropertyValue(name).trim()]));
}

/** The custom properties that rules about the root set. */
function namesIn(rules: CSSRuleList): string[] {
  return [...rules].flatMap((rule): string[] => {
    if (rule instanceof CSSStyleRule && rule.selectorText.includes(":root")) {
      return [...rule.style].filter((name) => name.startsWith("--"));
    }
    return rule instanceof CSSGroupingRule ? namesIn(rule.cssRules) : [];
  });
}

/** A colour of any notation as the screen paints it; null where nothing can be painted. */
export function paint(colour: string): Rgb | null {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (pen === null || !CSS.supports("color", colour)) return null;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
