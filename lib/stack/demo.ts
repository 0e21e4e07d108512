/** The production build with everything around it, filled with demo data. */
import { runCommand } from "./lifetime";
import { runLocally } from "./run-locally";

await runCommand((lifetime) => runLocally(lifetime, "demo"));
