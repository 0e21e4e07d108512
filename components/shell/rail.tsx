"use client";

import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { Brand } from "./brand";
import { NewPaymentMenu } from "./new-payment-menu";
import type { AccountActions, Person } from "./person";
import { PersonMenu } from "./person-menu";
import { SectionLink } from "./section-link";
import { type SectionCounts, sectionsFor } from "./sections";

export type RailProps = { company: string; person: Person; counts: SectionCounts } & AccountActions;

/** The side of a desk; on a phone the bar below takes its place. */
export function Rail({ company, person, counts, ...account }: RailProps) {
  const t = useTranslations("nav");
  return (
    <aside className="sticky top-band z-20 flex h-[calc(100dvh-var(--spacing-band))] flex-col border-r px-2.5 pt-3 pb-2.5 max-md:hidden print:hidden">
      <Brand company={company} className="mb-3.5 px-2 max-lg:justify-center max-lg:px-0" />
      <NewPaymentMenu role={person.role} />
      <nav aria-label={t("sections")} className="min-h-0 overflow-y-auto no-scrollbar">
        <ul>
          {sectionsFor(person.role).map((section) => (
            <Fragment key={section.name}>
              {section.gapBefore ? <li aria-hidden="true" className="h-4" /> : null}
              <li>
                <SectionLink section={section} counts={counts} />
              </li>
            </Fragment>
          ))}
        </ul>
      </nav>
      <PersonMenu person={person} {...account} />
    </aside>
  );
}
