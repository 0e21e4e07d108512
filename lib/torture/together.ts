import { sql } from "drizzle-orm";
import type { Task } from "./task";
import type { Ending, World } from "./world";

export type Job = { task: Task; work: () => Promise<unknown> };

const LOOK_AGAIN_MS = 3;

/** One of two tasks: it stands at a boundary, is on its way to the next, or has ended. */
class Lane {
  readonly job: Job;
  ending: Ending<unknown> | null = null;
  /** In the database, waiting for a lock that the other holds. */
  blocked = false;
  #go: (() => void) | null = null;
  #stopped: () => void = () => undefined;
  #stop: Promise<void> = Promise.resolve();

  constructor(job: Job) {
    this.job = job;
  }

  get mayGo(): boolean {
    return this.ending === null && !this.blocked;
  }

  /** Resolves when it next stands at a boundary or has ended. */
  get stop(): Promise<void> {
    return this.#stop;
  }

  begin(world: World): void {
    this.#leave();
    void world.run(this.job.task, this.job.work).then((ending) => {
      this.ending = ending;
      this.blocked = false;
      this.#stopped();
    });
  }

  /** Called by the task: waits until it is its turn. */
  park(): Promise<void> {
    const turn = new Promise<void>((resolve) => {
      this.#go = resolve;
    });
    this.blocked = false;
    this.#stopped();
    return turn;
  }

  go(): void {
    const go = this.#go;
    this.#go = null;
    this.#leave();
    go?.();
  }

  #leave(): void {
    this.#stop = new Promise((resolve) => {
      this.#stopped = resolve;
    });
  }
}

/**
 * Two tasks at once, and always the same way: one takes a step, from boundary to boundary, while the other stands. The
 * first goes until its boundary `at`, then the second as far as it gets, which ends at a lock that the first holds; then
 * the first goes on.
 */
export async function together(
  world: World,
  first: Job,
  second: Job,
  at: number,
): Promise<[Ending<unknown>, Ending<unknown>]> {
  const lanes = [new Lane(first), new Lane(second)] as const;
  const [a, b] = lanes;
  const laneOf = (task: Task) => lanes.find(({ job }) => job.task === task);
  world.gate = {
    pass: async (task) => laneOf(task)?.park(),
    // It waited while the other went on, and must not go on beside it now.
    returned: async (task) => {
      const lane = laneOf(task);
      if (lane?.blocked) await lane.park();
    },
  };
  try {
    for (const lane of lanes) {
      lane.begin(world);
      await lane.stop;
    }
    while (a.ending === null || b.ending === null) {
      const prefersFirst = first.task.passed.length < at || !b.mayGo;
      const next = prefersFirst && a.mayGo ? a : b.mayGo ? b : a.mayGo ? a : null;
      // Each waits for the other: the database breaks the circle.
      if (next === null) await Promise.race(lanes.filter(({ ending }) => ending === null).map(({ stop }) => stop));
      else {
        next.go();
        await stoppedOrBlocked(world, next, lanes);
        await freed(world, lanes);
      }
    }
    return [a.ending, b.ending];
  } finally {
    world.gate = null;
  }
}

async function stoppedOrBlocked(world: World, lane: Lane, lanes: readonly Lane[]): Promise<void> {
  const blockedBefore = lanes.filter(({ blocked }) => blocked).length;
  let stopped = false;
  const stop = lane.stop.then(() => {
    stopped = true;
  });
  for (;;) {
    await Promise.race([stop, pause()]);
    if (stopped) return;
    if ((await waiters(world)) > blockedBefore && !stopped) {
      lane.blocked = true;
      return;
    }
  }
}

/** A lane whose lock was given up by the step just made has gone on, as far as its next boundary. */
async function freed(world: World, lanes: readonly Lane[]): Promise<void> {
  for (const lane of lanes) {
    while (lane.blocked && (await waiters(world)) === 0) await Promise.race([lane.stop, pause()]);
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));

/** Processes of this world that wait for each other; for others they all wait now and then, and it means nothing. */
async function waiters({ admin }: World): Promise<number> {
  const { rows } = await admin.execute<{ n: string }>(sql`
    select count(*) as n from pg_stat_activity waiting
    where datname = current_database() and wait_event_type = 'Lock' and exists (
      select from pg_stat_activity holder
      where holder.pid = any (pg_blocking_pids(waiting.pid)) and holder.datname = current_database()
        and holder.application_name like 'torture-%')`);
  return Number(rows[0]?.n ?? 0);
}
