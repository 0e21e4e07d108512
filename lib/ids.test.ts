import { expect, test } from "vitest";
import { newReference, referenceAtEnd, referenceOfTry, withoutTry } from "./ids";

test("the reference that ends a text is found, and none that a person typed before it", () => {
  const base = newReference();
  expect(referenceAtEnd(base)).toBe(base);
  expect(referenceAtEnd(`Invoice 7, replaces JD-7K3M9Q ${base} `)).toBe(base);
  expect(referenceAtEnd(`Invoice 7 ${referenceOfTry(base, 2)}`)).toBe(`${base}-2`);
  expect(referenceAtEnd(`${base} as agreed`)).toBeNull();
  expect(referenceAtEnd(`INV${base}`)).toBeNull();
  expect(referenceAtEnd(`${base}-10`)).toBeNull();
  expect(referenceAtEnd("JD-ILOU00")).toBeNull();
  expect(referenceAtEnd(null)).toBeNull();
});

test("a search for a later call's reference looks for the payment's own", () => {
  expect(referenceOfTry("JD-7K3M9Q", 1)).toBe("JD-7K3M9Q");
  expect(withoutTry("jd-7k3m9q-2")).toBe("jd-7k3m9q");
  expect(withoutTry("jd-7k3m9q")).toBe("jd-7k3m9q");
  expect(withoutTry("invoice jd-7k3m9q-2")).toBe("invoice jd-7k3m9q-2");
});
