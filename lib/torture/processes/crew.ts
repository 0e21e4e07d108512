import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { DATA } from "@/lib/stack/places";
import type { Action } from "../action";
import type { Boundary } from "../boundary";
import type { FaultName } from "../faults";
import type { Violation } from "../oracle/violation";
import type { Beginning, Order, Word } from "./child";

/** Where a child is started from (bundle.ts). */
export const CHILD = join(DATA, "torture", "child.mjs");
/** Started ahead, because starting one takes longer than what it then does. */
const SPARES = 2;

/** What a member did of an action, or that it died of it. */
export type Acted =
  | { kind: "done"; outcome: { what: string; outcome: string } | null; violations: Violation[] }
  | { kind: "died" };

/** Decides what becomes of a process that stands at the boundary where it would be killed. */
export type Judge = (boundary: Boundary) => "go" | "kill";

/** One real process, from its start to its end, which is a kill. */
export class Member {
  readonly #process: ChildProcess;
  readonly #here: Promise<void>;
  readonly gone: Promise<void>;
  judge: Judge = () => "go";
  /** Is told the faults that its calls have met. */
  hear: (met: FaultName[]) => void = () => undefined;
  dead = false;
  /** It ended by itself, which none does. */
  fell = false;
  #begun: () => void = () => undefined;
  #done: (acted: Acted) => void = () => undefined;

  constructor() {
    this.#process = fork(CHILD, [], { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.gone = new Promise((resolve) => {
      this.#process.once("exit", (code) => {
        this.dead = true;
        this.fell = code !== null;
        resolve();
      });
    });
    this.#here = new Promise((resolve) => {
      this.#process.on("message", (word: Word) => (word.says === "here" ? resolve() : this.#hear(word)));
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  async begin(beginning: Beginning): Promise<void> {
    await this.#here;
    const begun = new Promise<void>((resolve) => {
      this.#begun = resolve;
    });
    this.tell({ do: "begin", ...beginning });
    await Promise.race([begun, this.gone]);
  }

  act(action: Action, count: number): Promise<Acted> {
    const done = new Promise<Acted>((resolve) => {
      this.#done = resolve;
    });
    this.tell({ do: "act", action, count });
    return Promise.race([done, this.gone.then((): Acted => ({ kind: "died" }))]);
  }

  tell(order: Order): void {
    // One that is just dying does not hear it; that it is gone is heard by itself.
    if (this.#process.connected) this.#process.send(order, () => undefined);
  }

  /** `kill -9`: it has no say in it. */
  kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    return this.gone;
  }

  #hear(word: Exclude<Word, { says: "here" }>): void {
    if (word.says === "begun") this.#begun();
    else if (word.says === "met") this.hear(word.met);
    else if (word.says === "done") this.#done({ kind: "done", ...word });
    else if (this.#process.killed) return;
    else if (this.judge(word.boundary) === "kill") void this.kill();
    else this.tell({ do: "go" });
  }
}

/** Real processes, with some that wait to take the place of those that are killed. Who survives a run is in the next. */
export class Crew {
  /** Where the app listens. */
  readonly port: number;
  readonly members = new Map<"app" | "worker", Member>();
  readonly #spares: Member[] = [];
  readonly #all = new Set<Member>();

  constructor(port: number) {
    this.port = port;
  }

  take(): Member {
    while (this.#spares.length <= SPARES) {
      const spare = new Member();
      this.#all.add(spare);
      void spare.gone.then(() => this.#all.delete(spare));
      this.#spares.push(spare);
    }
    const member = this.#spares.shift();
    if (member === undefined) throw new Error("nobody is there");
    return member.dead ? this.take() : member;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#all].map((member) => member.kill()));
  }
}
