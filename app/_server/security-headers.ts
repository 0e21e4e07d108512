/** The `<style>` that sonner adds by itself, by its hashes: empty as it begins, then filled. The test compares the installed version. */
export const SONNER_STYLES = [
  "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
];

type Policy = {
  nonce: string;
  /** Origin of Jetpay's hosted pages: its card page is shown in a frame. */
  jetpayOrigin: string;
  https: boolean;
  /** The development server evaluates code and keeps a socket open for reloads. */
  development: boolean;
};

/** The content security policy of a page: what is not ours, or Jetpay's card page, does not load, run or frame us. */
export function contentPolicy({ nonce, jetpayOrigin, https, development }: Policy): string {
  const sonner = SONNER_STYLES.map((hash) => `'${hash}'`);
  const rules: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    // A nonce beside it would switch 'unsafe-inline' off, and the development tools write dozens of styles.
    "style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`, ...sonner])],
    // Positions that Radix and the virtual rows write on single elements; a style attribute runs nothing.
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(development ? ["ws:"] : [])],
    "frame-src": [jetpayOrigin],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(https ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(rules)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/** What goes with every page beside the policy. Two years of https only, once the site is on https. */
export const pageHeaders = (https: boolean): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // Addresses here name contacts and sums. Actions are told by `Origin`, which a fetch sends all the same.
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-robots-tag": "noindex, nofollow",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  ...(https ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
});
