/**
 * Shows what was streamed into the page at once, as soon as the whole document is there. React gathers what comes late for 300 ms after each
 * drawing, lest a page jump part by part; a page that is complete has nothing to gather for, and stood for that long without its content. It
 * stands in the page as it is. Should React rename these two, a page shows as it would without this (react-dom, ReactDOMFizzInstructionSet).
 */
export const REVEAL_SCRIPT = `{
  window.$RT = performance.now();
  addEventListener("DOMContentLoaded", () => { if (window.$RV && window.$RB) $RV($RB); });
}`;
