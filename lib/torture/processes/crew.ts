import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Action } from "../action";
import type { Boundary } from "../boundary";
import type { FaultName } from "../faults";
import type { Violation } from "../oracle/violation";
import type { StageAddress } from "../stage";
import type { Order, Role, Word } from "./child";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
/** Started ahead, because starting one takes longer than what it then does. */
const SPARES = 2;

/** What a member did of an action, or that it died of it. */
export type Acted =
  | { kind: "done"; outcome: { what: string; outcome: string } | null; violations: Violation[] }
  | { kind: "died" };

/** Decides what becomes of a process that stands at a boundary, and hears what faults its calls have met. */
export type Judge = (boundary: Boundary, met: FaultName[]) => "go" | "kill";

/** One real process, from its start to its end, which is a kill. */
export class Member {
  readonly #process: ChildProcess;
  readonly #here: Promise<void>;
  readonly gone: Promise<void>;
  judge: Judge = () => "go";
  dead = false;
  /** It ended by itself, which none does. */
  fell = false;
  #begun: () => void = () => undefined;
  #done: (acted: Acted) => void = () => undefined;

  constructor() {
    this.#process = fork(CHILD, [], { execArgv: ["--import", "tsx"], stdio: ["ignore", "inherit", "inherit", "ipc"] });
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

  async begin(role: Role, stage: StageAddress, at: number): Promise<void> {
    await this.#here;
    const begun = new Promise<void>((resolve) => {
      this.#begun = resolve;
    });
    this.tell({ do: "begin", role, stage, at });
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
    if (this.#process.connected) this.#process.send(order);
  }

  /** `kill -9`: it has no say in it. */
  kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    return this.gone;
  }

  #hear(word: Exclude<Word, { says: "here" }>): void {
    if (word.says === "begun") this.#begun();
    else if (word.says === "done") this.#done({ kind: "done", outcome: word.outcome, violations: word.violations });
    else if (this.judge(word.boundary, word.met) === "kill") void this.kill();
    else this.tell({ do: "go", n: word.n });
  }
}

/** Real processes, with some that wait to take the place of those that are killed. */
export class Crew {
  readonly #spares: Member[] = [];
  readonly #members = new Set<Member>();

  take(): Member {
    while (this.#spares.length <= SPARES) {
      const spare = new Member();
      this.#members.add(spare);
      void spare.gone.then(() => this.#members.delete(spare));
      this.#spares.push(spare);
    }
    const member = this.#spares.shift();
    if (member === undefined) throw new Error("nobody is there");
    return member.dead ? this.take() : member;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#members].map((member) => member.kill()));
  }
}
