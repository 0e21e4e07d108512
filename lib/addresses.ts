const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i;

/** Whether a host name, as `URL` or an SMTP address gives it, is this very machine. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/**
 * Whether an address may be called, or handed to somebody to follow: `https`, so that nobody on the way reads or changes
 * what goes there; `http` only where there is no way, on this very machine. A `javascript:` or `data:` is neither.
 */
export function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = parse(address) ?? {};
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname ?? ""));
}

/** It is called in browsers too, some of which do not know URL.canParse. */
function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
