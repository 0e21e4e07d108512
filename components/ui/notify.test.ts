import { expect, test } from "vitest";
import { listenToToasts, notify, onFirstToast, type Toast } from "./notify";

test("what is said before the toaster is there wakes it and waits for it, in order", () => {
  let woken = 0;
  const stop = onFirstToast(() => {
    woken += 1;
  });
  notify({ tone: "asked", title: "Asked Jetpay to capture 3" });
  notify({ tone: "doubt", title: "No answer for Kestrel Freight" });
  expect(woken).toBeGreaterThan(0);

  const heard: Toast[] = [];
  const stopListening = listenToToasts((toast) => heard.push(toast));
  notify({ tone: "done", title: "Captured 1" });
  expect(heard.map((toast) => toast.title)).toEqual([
    "Asked Jetpay to capture 3",
    "No answer for Kestrel Freight",
    "Captured 1",
  ]);
  stopListening();
  stop();
});
