export type Appointment = { at: number; order: number; id: string };

const before = (a: Appointment, b: Appointment): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is due when, earliest first and in order of entry at the same moment: a binary heap. */
export class Agenda {
  #heap: Appointment[] = [];
  #entered = 0;

  first(): Appointment | undefined {
    return this.#heap[0];
  }

  add(at: number, id: string): void {
    this.#heap.push({ at, order: this.#entered++, id });
    this.#rise(this.#heap.length - 1);
  }

  takeFirst(): Appointment | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first && last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  clear(): void {
    this.#heap = [];
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#swapWhenEarlier(at, parent)) return;
      at = parent;
    }
  }

  #sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const leftEntry = this.#heap[left];
      if (!leftEntry) return;
      const rightEntry = this.#heap[left + 1];
      const child = rightEntry && before(rightEntry, leftEntry) ? left + 1 : left;
      if (!this.#swapWhenEarlier(child, at)) return;
      at = child;
    }
  }

  #swapWhenEarlier(child: number, parent: number): boolean {
    const lower = this.#heap[child];
    const upper = this.#heap[parent];
    if (!lower || !upper || !before(lower, upper)) return false;
    this.#heap[child] = upper;
    this.#heap[parent] = lower;
    return true;
  }
}
