import { randomUUID } from "node:crypto";
import { html, type Reply } from "../router";
import { type Markup, markup } from "./markup";
import { STYLE } from "./style";

type Frame = "alone" | "framed" | "wide";

type Page = {
  title: string;
  body: Markup;
  status?: number;
  /** `framed` pages may be shown inside any other page, the others inside none. */
  frame?: Frame;
  /** JavaScript of the page itself; the only script its policy lets run. */
  script?: Markup;
};

/** A whole hosted page. */
export function page({ title, body, status = 200, frame = "alone", script }: Page): Reply {
  const nonce = randomUUID();
  const top = markup`<header><span class="mark">Jetpay</span><span class="small">Simulated, no money moves</span></header>`;
  const text = markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style>${STYLE}</style></head>
<body class="${frame}">${frame === "framed" ? null : top}<main>${body}</main>${script && markup`<script nonce="${nonce}">${script}</script>`}</body>
</html>`.text;
  const ancestors = frame === "framed" ? "*" : "'none'";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors ${ancestors}`;
  return html(text, status, { "content-security-policy": policy, "referrer-policy": "no-referrer" });
}

type Field = {
  name: string;
  label: string;
  hint?: string;
  numeric?: boolean;
  autocomplete?: string;
  maxlength?: number;
  /** Never written back into the page. */
  secret?: boolean;
};

/** What was typed before and what was wrong with it, by field. */
export type Typed = { values: Record<string, string>; problems: Record<string, string> };
export const UNTYPED: Typed = { values: {}, problems: {} };

export function field(
  { name, label, hint, numeric, autocomplete = "off", maxlength = 80, secret }: Field,
  typed: Typed,
): Markup {
  const problem = typed.problems[name];
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");
  return markup`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${secret ? "" : (typed.values[name] ?? "")}" autocomplete="${autocomplete}" maxlength="${maxlength}"
 ${numeric && markup`inputmode="numeric"`} ${described !== "" && markup`aria-describedby="${described}"`} ${problem !== undefined && markup`aria-invalid="true"`}>
${hint && markup`<span class="hint" id="${name}-hint">${hint}</span>`}
${problem !== undefined && markup`<p class="problem" id="${name}-problem">${problem}</p>`}</div>`;
}

/** A box to tick, with its problem beneath. */
export function tick(name: string, label: string, typed: Typed): Markup {
  const problem = typed.problems[name];
  return markup`<label class="choice"><input type="checkbox" name="${name}" value="yes" ${problem !== undefined && markup`aria-invalid="true" aria-describedby="${name}-problem"`}>
<span>${label}</span></label>${problem !== undefined && markup`<p class="problem" id="${name}-problem">${problem}</p>`}`;
}

export const alert = (message: string | undefined): Markup | null =>
  message === undefined ? null : markup`<p class="alert" role="alert">${message}</p>`;

/** A page that only says something. */
export const notice = (title: string, sentence: string, status = 200, frame: Frame = "alone"): Reply =>
  page({ title, body: markup`<h1>${title}</h1><p>${sentence}</p>`, status, frame });
