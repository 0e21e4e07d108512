/** What the sign-in form is told; the words of its `kind` are in the `auth` messages. */
export type SignInAnswer =
  | { kind: "in" }
  | { kind: "refused" }
  | { kind: "paused"; seconds: number }
  /** `problem`: what is wrong with the chosen password, a key of `errors`; null when none was chosen yet. */
  | { kind: "choose"; problem: string | null }
  /** Nothing was looked at; a moment later it may be. */
  | { kind: "busy" }
  | { kind: "unreachable" };

/** Reads the `error` that next-auth hands back (app/_server/auth-providers.ts writes it). */
export function readAnswer(ok: boolean, error: string | null | undefined): SignInAnswer {
  if (ok && !error) return { kind: "in" };
  const [code, detail = ""] = (error ?? "").split(":");
  if (code === "CredentialsSignin") return { kind: "refused" };
  if (code === "paused" && /^\d+$/.test(detail)) return { kind: "paused", seconds: Number(detail) };
  if (code === "choose_password") return { kind: "choose", problem: detail === "" ? null : detail };
  return { kind: code === "busy" ? "busy" : "unreachable" };
}
