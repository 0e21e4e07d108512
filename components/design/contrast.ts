/** A colour as the screen shows it: red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** How a colour stands out from its ground, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: Rgb, b: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((byte) => {
    const part = byte / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What is read on what, by token, and what it needs: 4.5 for words, 3 for what has a form only. */
export const PAIRS: readonly { ink: string; on: readonly string[]; needs: 3 | 4.5 }[] = [
  { ink: "strong", on: ["bg", "surface", "raised", "sunken", "hover", "selected"], needs: 4.5 },
  { ink: "normal", on: ["bg", "surface", "raised", "sunken", "hover", "selected"], needs: 4.5 },
  { ink: "muted", on: ["bg", "surface", "raised", "sunken", "hover", "selected"], needs: 4.5 },
  { ink: "accent", on: ["bg", "surface", "raised", "accent-soft"], needs: 4.5 },
  { ink: "money-in", on: ["surface", "money-in-soft"], needs: 4.5 },
  { ink: "money-out", on: ["surface", "money-out-soft"], needs: 4.5 },
  { ink: "waiting", on: ["surface", "waiting-soft"], needs: 4.5 },
  { ink: "unknown", on: ["surface", "unknown-soft", "unknown-hatch"], needs: 4.5 },
  { ink: "warning", on: ["surface", "warning-soft"], needs: 4.5 },
  { ink: "danger", on: ["surface", "danger-soft"], needs: 4.5 },
  { ink: "done", on: ["surface"], needs: 4.5 },
  { ink: "on-primary", on: ["primary", "primary-hover"], needs: 4.5 },
  { ink: "on-accent", on: ["accent"], needs: 4.5 },
  { ink: "on-danger", on: ["danger-solid"], needs: 4.5 },
  { ink: "control", on: ["bg", "surface", "raised"], needs: 3 },
  { ink: "focus", on: ["bg", "surface", "raised", "selected"], needs: 3 },
];
