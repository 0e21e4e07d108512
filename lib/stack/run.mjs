// `npm run demo`, `dev`, `check` and `npm test` begin here, on a machine that may have nothing but Node and npm: no import
// but Node's own until the dependencies are there.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MODES = ["demo", "dev", "test", "check"];
const STILL_EVERY_MS = 15_000;

const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9))
  fail(`Jetdesk needs Node.js 20.9 or newer; this is ${process.versions.node}.`);

const mode = process.argv[2] ?? "";
if (!MODES.includes(mode)) fail(`Say what to run: ${MODES.join(", ")}.`);
// Vitest and its bundler begin there.
if (["test", "check"].includes(mode) && major === 20 && minor < 19)
  fail(`The tests need Node.js 20.19 or newer; this is ${process.versions.node}.`);

process.chdir(ROOT);
if (!installedAsLocked()) await install();

// tsx teaches this very process TypeScript, so that signals reach one process and not a chain of them.
await import("tsx");
await import(`./${mode}.ts`);

/** Whether node_modules holds what the lock asks for; packages of other platforms are not there and need not be. */
function installedAsLocked() {
  try {
    const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages;
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(
      ([path, { version, optional }]) =>
        path === "" || installed[path]?.version === version || (optional && !installed[path]),
    );
  } catch {
    return false;
  }
}

/** @returns {Promise<void>} */
function install() {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1_000)} s`;
  say("  · installing dependencies (npm ci)");
  const still = setInterval(() => say(`  · still installing dependencies, ${seconds()}`), STILL_EVERY_MS);
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env["npm_execpath"];
  // Started by npm, the same npm is used; else the one on the path, which is a batch file on Windows.
  const child = npm?.endsWith(".js")
    ? spawn(process.execPath, [npm, ...args], { stdio: "inherit" })
    : spawn("npm", args, { stdio: "inherit", shell: process.platform === "win32" });
  return new Promise((resolve) => {
    child.once("error", (error) => fail(`npm could not be started: ${error.message}`));
    child.once("close", (code) => {
      clearInterval(still);
      if (code !== 0) fail("The dependencies could not be installed; npm said why above.");
      say(`  ✓ installed dependencies, ${seconds()}`);
      resolve();
    });
  });
}
