"use client";

import { Check } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { FirstSteps as Steps } from "@/lib/overview/overview";
import { allows, type Permission } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { buttonClass } from "../ui/button";
import { PageHeader } from "../ui/page-header";

type Step = { name: keyof Steps | "payment"; href: Route; needs: Permission };

const STEPS: readonly Step[] = [
  { name: "jetpay", href: "/settings/jetpay" as Route, needs: "settings.write" },
  { name: "merchantAccount", href: "/settings/merchant-accounts" as Route, needs: "settings.write" },
  { name: "webhook", href: "/settings/webhooks" as Route, needs: "settings.write" },
  { name: "people", href: "/settings/people" as Route, needs: "people.manage" },
  { name: "payment", href: "/contacts/new", needs: "contacts.write" },
];

/** A desk on its first day: what is there is a filled node, what is to come a hollow one. */
export default function FirstSteps({ steps }: { steps: Steps }) {
  const t = useTranslations("overview.first");
  const { person } = useDesk();
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub")} className="mb-5" />
      <ol className="max-w-176 border-t border-line-strong">
        {STEPS.map(({ name, href, needs }) => {
          const done = name !== "payment" && steps[name];
          return (
            <li
              key={name}
              className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-3.5 gap-y-2 border-b py-2.75 max-md:grid-cols-[1.5rem_minmax(0,1fr)]"
            >
              <span
                className={
                  done
                    ? "grid size-4.5 place-items-center rounded-full bg-done text-surface"
                    : "size-4.5 rounded-full border-[1.5px] border-dashed border-control!"
                }
              >
                {done ? <Check className="size-3 stroke-3" /> : null}
                <span className="sr-only">{t(done ? "done" : "open")}</span>
              </span>
              <div className="min-w-0">
                <p className={done ? "text-base text-muted" : "text-base font-medium text-strong"}>
                  {t(`${name}.title`)}
                </p>
                <p className="text-xs text-muted text-pretty">{t(`${name}.detail`)}</p>
              </div>
              {done ? (
                <span className="text-xs text-muted max-md:hidden">{t("done")}</span>
              ) : allows(person.role, needs) ? (
                <Link
                  href={href}
                  className={buttonClass("outline", "sm", "max-md:col-start-2 max-md:justify-self-start")}
                >
                  {t(`${name}.action`)}
                </Link>
              ) : (
                <span className="text-xs text-muted max-md:col-start-2">{t("administrator")}</span>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
