/** The same with hot reload. */
import { runCommand } from "./lifetime";
import { runLocally } from "./run-locally";

await runCommand((lifetime) => runLocally(lifetime, "dev"));
