"use client";

/**
 * Hands the page's nonce to what adds a `<style>` of its own: Radix stops the page behind a dialog from scrolling by one, and
 * its library asks for the nonce under this global name.
 */
export function StyleNonce({ nonce }: { nonce: string }) {
  if (typeof window !== "undefined") Object.assign(window, { __webpack_nonce__: nonce });
  return null;
}
