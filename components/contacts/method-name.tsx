"use client";

import { useTranslations } from "use-intl";
import { type ContactMethod, methodName } from "@/lib/contacts/contact";
import { MethodMark, methodOfBrand } from "../money/method-mark";

type Named = Pick<ContactMethod, "kind" | "brand" | "last4">;

/** What a method is called in a sentence: `RBC ••2201`; a card that nobody has typed in yet is only "Card". */
export function useMethodName() {
  const t = useTranslations("contacts.method");
  return (method: Named): string => methodName(method) ?? t("card");
}

export function MethodPlate({ method }: { method: Named }) {
  return <MethodMark method={method.kind === "card" ? methodOfBrand(method.brand) : "bank"} />;
}

/** A contact's methods in one line of a list: the first that can be used, and how many more there are. */
export function MethodSummary({ methods }: { methods: readonly ContactMethod[] }) {
  const t = useTranslations("contacts.method");
  const nameOf = useMethodName();
  const usable = methods.filter((method) => method.state === "active");
  const [first] = usable;
  if (first === undefined) return <span className="text-muted">{t("none")}</span>;
  const name = nameOf(first);
  return (
    <span className="inline-flex items-center gap-1.75 align-middle whitespace-nowrap">
      <MethodPlate method={first} />
      {usable.length > 1 ? t("more", { name, count: usable.length - 1 }) : name}
    </span>
  );
}
