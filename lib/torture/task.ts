import { AsyncLocalStorage } from "node:async_hooks";
import { type Boundary, isThere, type Place } from "./boundary";
import type { CallFault, MailFault } from "./faults";

/** What befalls a task at its n-th boundary, or at its first of a kind. */
export type Blow = { at: number | Place; kind: "crash" | "cut" | "commit_unheard" };
/** What is to befall a task: at boundaries, at its first call, at its first mail. */
export type Spoiling = { blow: Blow | null; call: CallFault | null; mail: MailFault | null };
export const NOTHING: Spoiling = { blow: null, call: null, mail: null };

/** Lets a task go on: past a boundary, and after a statement. */
export type Scheduling = {
  pass(task: Task, boundary: Boundary): Promise<void>;
  returned(task: Task): Promise<void>;
};

/** The task whose code is running; what runs outside of any is the harness. */
export const running = new AsyncLocalStorage<Task>();

/** One thing a process does: a verb, a job, taking a delivery. It stands at each boundary until it may go on. */
export class Task {
  readonly name: string;
  readonly passed: Boundary[] = [];
  /** Resolves when its process has died. */
  readonly died: Promise<void>;
  readonly #spoiling: Spoiling;
  readonly #scheduling: Scheduling;
  #die: () => void = () => undefined;
  #call: CallFault | null;
  #mail: MailFault | null;
  dead = false;
  /** The answer to its next commit will be lost. */
  unheard = false;

  constructor(name: string, spoiling: Spoiling, scheduling: Scheduling) {
    this.name = name;
    this.#spoiling = spoiling;
    this.#scheduling = scheduling;
    this.#call = spoiling.call;
    this.#mail = spoiling.mail;
    this.died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  /** Comes to a boundary; says what befalls it there. A dead task never gets past it. */
  async pass(boundary: Boundary): Promise<Blow["kind"] | null> {
    if (this.dead) return new Promise(() => undefined);
    this.passed.push(boundary);
    await this.#scheduling.pass(this, boundary);
    const { blow } = this.#spoiling;
    return blow !== null && this.isAt(blow) ? blow.kind : null;
  }

  /** What it waited for in the database has come; it goes on when it is its turn. */
  returned(): Promise<void> {
    return this.#scheduling.returned(this);
  }

  /** Whether the boundary it has just come to is the one. */
  isAt({ at }: Blow): boolean {
    if (typeof at === "number") return at === this.passed.length;
    return this.passed.findIndex((each) => isThere(at, each)) === this.passed.length - 1;
  }

  /** Nothing of it runs any more. */
  die(): Promise<never> {
    this.dead = true;
    this.#die();
    return new Promise(() => undefined);
  }

  takeUnheard(): boolean {
    const unheard = this.unheard;
    this.unheard = false;
    return unheard;
  }

  takeCallFault(): CallFault | null {
    const fault = this.#call;
    this.#call = null;
    return fault;
  }

  takeMailFault(): MailFault | null {
    const fault = this.#mail;
    this.#mail = null;
    return fault;
  }
}
