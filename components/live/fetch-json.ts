/** An answer that is no 2xx. `status` 401 means signed out, 403 a missing right, 5xx that it could not be read; `key` names its sentence. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  readonly status: number;
  readonly caseNumber: string | null;
  readonly key: string | null;
  constructor(status: number, caseNumber: string | null, key: string | null = null) {
    super(`request answered ${status}`);
    this.status = status;
    this.caseNumber = caseNumber;
    this.key = key;
  }
}

/** What an answer that is no 2xx says of itself. */
export async function failureOf(response: Response): Promise<RequestFailed> {
  type Body = { error?: { key?: string; values?: { caseNumber?: string } } } | null;
  const body = (await response.json().catch(() => null)) as Body;
  return new RequestFailed(response.status, body?.error?.values?.caseNumber ?? null, body?.error?.key ?? null);
}

/** Reads JSON of this desk's own handlers. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (response.ok) return (await response.json()) as T;
  throw await failureOf(response);
}
