import "./production";

import { EnvError, loadEnv } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";
import { readEnvFiles } from "./env-files";
import { wordsOf } from "./plain-error";
import { complain, say } from "./progress";
import { checkTraining } from "./training";

/** `npm run worker`: a worker alone, until it is told to stop; what it has begun it finishes. */
try {
  readEnvFiles();
  const env = loadEnv(process.env);
  await checkTraining(env);
  const worker = await startWorker(env);
  say("worker ready");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      worker.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          complain(String(error));
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  complain(error instanceof EnvError ? `The worker does not start:\n${error.message}` : wordsOf(error));
  process.exit(1);
}
