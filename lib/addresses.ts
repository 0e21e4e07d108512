const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i;

/** Whether a host name, as `URL` or an SMTP address gives it, is this very machine. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/**
 * Whether an address may be called, or handed to somebody to follow: `https`, so that nobody on the way reads or changes
 * what goes there; `http` only where there is no way, on this very machine. A `javascript:` or `data:` is neither.
 */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}
