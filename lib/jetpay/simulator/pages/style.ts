import { Markup } from "./markup";

/** The look of the hosted pages: a plain third party's payment page, light and dark, from 320 px up. */
export const STYLE = new Markup(`
:root { color-scheme: light dark; --ink: #16212b; --soft: #55636f; --line: #cdd5dc; --field: #ffffff; --card: #ffffff; --ground: #eef2f5;
  --brand: #0b5c66; --on-brand: #ffffff; --bad: #b3261e; --bad-ground: #fdecea; --good: #1c6b3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef2; --soft: #a5b3be; --line: #43515d; --field: #1a232b; --card: #212c35; --ground: #141b21;
  --brand: #58bdc9; --on-brand: #06262b; --bad: #ff9f96; --bad-ground: #44211f; --good: #7fd3a0; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body.framed { background: var(--card); min-height: 0; }
header { max-width: 480px; margin: 0 auto; padding: 28px 20px 14px; display: flex; justify-content: space-between; align-items: baseline; gap: 12px; }
.mark { font-weight: 700; font-size: 1.15rem; letter-spacing: -0.01em; color: var(--brand); }
.hint, .small { color: var(--soft); font-size: 0.875rem; }
main { max-width: 480px; margin: 0 auto 40px; padding: 24px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.framed main { margin: 0; max-width: none; border: 0; border-radius: 0; padding: 16px; }
@media (max-width: 520px) { body:not(.framed) main { margin: 0 12px 32px; } }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 4px; text-wrap: balance; }
.framed h1 { font-size: 1.05rem; }
p { margin: 0 0 12px; }
.amount { font-size: 2.25rem; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; line-height: 1.2; margin: 12px 0 4px; }
dl { margin: 12px 0 20px; display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; font-size: 0.9375rem; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
form { border-top: 1px solid var(--line); padding-top: 20px; margin-top: 4px; }
.framed form { border-top: 0; padding-top: 8px; }
fieldset { border: 0; padding: 0; margin: 0 0 8px; min-width: 0; }
legend { padding: 0; font-weight: 600; margin-bottom: 8px; }
.field { margin-bottom: 16px; }
.field label { display: block; font-weight: 550; font-size: 0.9375rem; margin-bottom: 4px; }
.field input { width: 100%; min-height: 46px; padding: 9px 12px; font: inherit; color: inherit; background: var(--field); border: 1px solid var(--line); border-radius: 8px; font-variant-numeric: tabular-nums; }
.field input[aria-invalid="true"] { border-color: var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 14px; align-items: start; }
@media (max-width: 480px) { .pair label { font-size: 0.875rem; white-space: nowrap; letter-spacing: -0.01em; } }
.wide dl { grid-template-columns: minmax(14rem, auto) 1fr; } .wide dd { text-align: left; } .wide h2 { margin: 28px 0 0; }
.problem { color: var(--bad); font-size: 0.875rem; margin: 4px 0 0; }
.alert { background: var(--bad-ground); color: var(--bad); border-radius: 8px; padding: 10px 14px; margin: 0 0 16px; }
.choice { display: flex; gap: 10px; align-items: flex-start; border: 1px solid var(--line); border-radius: 8px; padding: 11px 14px; margin-bottom: 10px; }
.choice:has(input:checked) { border-color: var(--brand); box-shadow: inset 0 0 0 1px var(--brand); }
.choice input { width: 18px; height: 18px; margin: 3px 0 0; accent-color: var(--brand); flex: none; }
.agreement { border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; font-size: 0.875rem; color: var(--soft); margin-bottom: 12px; }
form:has([value="card"]:checked) .by-eft, form:has([value="eft"]:checked) .by-card { display: none; }
button { width: 100%; min-height: 48px; margin-top: 8px; border: 0; border-radius: 8px; background: var(--brand); color: var(--on-brand); font: inherit; font-weight: 600; cursor: pointer; }
button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.done { color: var(--good); }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th, td { text-align: left; padding: 9px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 550; white-space: nowrap; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.id { font-family: ui-monospace, "SFMono-Regular", Menlo, monospace; font-size: 0.8125rem; overflow-wrap: anywhere; min-width: 9rem; }
.wide main, .wide header { max-width: 1180px; }
.scroll { overflow-x: auto; }
.search { display: flex; gap: 10px; align-items: flex-end; border: 0; padding: 0; margin: 12px 0 20px; flex-wrap: wrap; }
.search .field { flex: 1 1 240px; margin: 0; } .search button { width: auto; margin: 0; padding: 0 20px; }
`);
