"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { AUDIT_GROUPS, AUDIT_OUTCOMES, type AuditFilter } from "@/lib/audit/filter";
import type { AuditPage } from "@/lib/audit/queries";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

type AuditFiltersProps = {
  filter: AuditFilter;
  people: AuditPage["people"];
  onChange: (change: Partial<AuditFilter>) => void;
};

const NONE: AuditFilter = { group: null, outcome: null, person: null, about: "", from: null, to: null };

/** By whom, what, how it ended, when, and about what; each in the address. */
export function AuditFilters({ filter, people, onChange }: AuditFiltersProps) {
  const t = useTranslations("audit");
  return (
    <search className="mb-5 grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
      <Field label={t("by.person")}>
        <Select value={filter.person ?? ""} onChange={(event) => onChange({ person: event.target.value || null })}>
          <option value="">{t("everybody")}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("by.group")}>
        <Select
          value={filter.group ?? ""}
          onChange={(event) => onChange({ group: AUDIT_GROUPS.find((each) => each === event.target.value) ?? null })}
        >
          <option value="">{t("everything")}</option>
          {AUDIT_GROUPS.map((group) => (
            <option key={group} value={group}>
              {t(`groups.${group}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("by.outcome")}>
        <Select
          value={filter.outcome ?? ""}
          onChange={(event) =>
            onChange({ outcome: AUDIT_OUTCOMES.find((each) => each === event.target.value) ?? null })
          }
        >
          <option value="">{t("anyOutcome")}</option>
          {AUDIT_OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t(`outcomes.${outcome}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("by.from")}>
        <Input
          type="date"
          value={filter.from ?? ""}
          onChange={(event) => onChange({ from: event.target.value || null })}
        />
      </Field>
      <Field label={t("by.to")}>
        <Input type="date" value={filter.to ?? ""} onChange={(event) => onChange({ to: event.target.value || null })} />
      </Field>
      <About key={filter.about} about={filter.about} onChange={(about) => onChange({ about })} />
      {Object.values(filter).some((value) => value !== null && value !== "") ? (
        <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => onChange(NONE)}>
          {t("clear")}
        </Button>
      ) : null}
    </search>
  );
}

/** Looked for once it is typed in whole: half an id is nobody's. */
function About({ about, onChange }: { about: string; onChange: (about: string) => void }) {
  const t = useTranslations("audit");
  const [typed, setTyped] = useState(about);
  const search = () => typed.trim() !== about && onChange(typed.trim());
  return (
    <Field label={t("by.about")}>
      <Input
        value={typed}
        maxLength={120}
        placeholder={t("aboutHint")}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={search}
        onKeyDown={(event) => event.key === "Enter" && search()}
      />
    </Field>
  );
}
