import type { Env } from "@/lib/env";
import { PlainError } from "./plain-error";

const PATIENCE_MS = 5_000;

/** In training nothing may reach a Jetpay that moves money: what is named must answer as the simulator does, before anything is sent there. */
export async function checkTraining({ training, jetpay }: Env): Promise<void> {
  if (!training) return;
  const { baseUrl } = jetpay;
  const problem = await fetch(`${baseUrl}/_simulator/health`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    async (answer) => (answer.ok && isHealth(await answer.json().catch(() => null)) ? null : "is not the simulator"),
    (error: unknown) => `does not answer (${error instanceof Error ? error.message : String(error)})`,
  );
  if (problem !== null) {
    throw new PlainError(
      `JETDESK_TRAINING is on, and JETPAY_BASE_URL (${baseUrl}) ${problem}. Training goes to the simulator only: see "Training" in docs/operations.md.`,
    );
  }
}

const isHealth = (body: unknown): boolean => typeof body === "object" && body !== null && "ready" in body;
