/** An answer that is no 2xx. `status` 401 means signed out, 403 a missing right, 5xx that it could not be read. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  readonly status: number;
  readonly caseNumber: string | null;
  constructor(status: number, caseNumber: string | null) {
    super(`request answered ${status}`);
    this.status = status;
    this.caseNumber = caseNumber;
  }
}

/** Reads JSON of this desk's own handlers. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (response.ok) return (await response.json()) as T;
  const body = (await response.json().catch(() => null)) as { error?: { values?: { caseNumber?: string } } } | null;
  throw new RequestFailed(response.status, body?.error?.values?.caseNumber ?? null);
}
