"use client";

import { useTranslations } from "use-intl";
import type { Role } from "@/lib/permissions";
import { Avatar } from "../ui/avatar";

/** Who can be chosen on a demo's sign-in page, and the password they share. */
export type DemoSignIns = { password: string; people: { name: string; email: string; role: Role }[] };

type DemoPeopleProps = { demo: DemoSignIns; onChoose: (email: string, password: string) => void };

/** Only outside production: one person for each role, filled in by a press. */
export function DemoPeople({ demo, onChoose }: DemoPeopleProps) {
  const t = useTranslations("auth");
  const role = useTranslations("nav");
  return (
    <section aria-labelledby="demo" className="mt-8 border-t pt-5">
      <h2 id="demo" className="text-sm">
        {t("demoTitle")}
      </h2>
      <p className="mt-0.5 text-xs text-muted">
        {t.rich("demoHint", {
          password: demo.password,
          code: (words) => <code className="mono text-strong">{words}</code>,
        })}
      </p>
      <ul className="mt-3 -mx-2.5">
        {demo.people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onChoose(person.email, demo.password)}
              className="flex h-row w-full items-center gap-2.5 rounded-md px-2.5 text-left transition-colors hover:bg-hover max-md:h-control-touch"
            >
              <Avatar name={person.name} />
              <span className="font-medium text-strong">{person.name}</span>
              <span className="ml-auto text-xs text-muted">{role(`roles.${person.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
