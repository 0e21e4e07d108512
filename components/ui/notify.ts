/**
 * Says what is known, in a corner of the screen. What shows it (toaster.tsx) is fetched with the first word, so a page that never says anything
 * does not carry it; words said before it has arrived wait for it.
 */
export type Toast = {
  /** `done` and `asked` leave by themselves; `doubt` and `failed` stay until closed. */
  tone: "done" | "asked" | "doubt" | "failed";
  /** What is known ("Asked Jetpay to capture 3"), not what is hoped. */
  title: string;
  detail?: string;
  action?: { label: string; onClick: () => void };
};

type Listener = (toast: Toast) => void;

let listener: Listener | null = null;
const early: Toast[] = [];
let wake: (() => void) | null = null;

export function notify(toast: Toast): void {
  if (listener) {
    listener(toast);
    return;
  }
  early.push(toast);
  wake?.();
}

/** The toaster's side: called when the first word is waiting. Returns how to stop. */
export function onFirstToast(call: () => void): () => void {
  wake = call;
  if (early.length > 0) call();
  return () => {
    if (wake === call) wake = null;
  };
}

/** The toaster's side: takes the words, those that waited first. Returns how to stop. */
export function listenToToasts(take: Listener): () => void {
  listener = take;
  for (const toast of early.splice(0)) take(toast);
  return () => {
    if (listener === take) listener = null;
  };
}
