"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLocale, useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import { formatTime } from "@/lib/i18n/format";
import {
  COMPANY_CHECKS,
  COMPANY_FIELDS,
  type CompanyFields,
  DOUBT_MINUTES,
  HOLD_DAYS,
  PAUSE_SECONDS,
} from "@/lib/settings/company";
import type { ZoneGroup } from "@/lib/settings/zones";
import { useSubmit } from "../contacts/use-submit";
import { Button } from "../ui/button";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { Group } from "./group";
import { COMPANY_KEY } from "./keys";
import { useMayWrite } from "./read-only";

export type SaveCompany = (input: {
  seen: CompanyFields;
  fields: CompanyFields;
}) => Promise<ActionResult<CompanyFields>>;

type CompanyFormProps = { present: CompanyFields; zones: readonly ZoneGroup[]; save: SaveCompany };
type FieldName = keyof CompanyFields;

/** What is a whole number within limits: its words and its bounds. */
const NUMBERS = [
  { field: "holdDays", group: "holds", label: "days", hint: "daysHint", limits: HOLD_DAYS },
  { field: "pauseSeconds", group: "pause", label: "seconds", hint: "secondsHint", limits: PAUSE_SECONDS },
  { field: "doubtMinutes", group: "doubts", label: "minutes", hint: "minutesHint", limits: DOUBT_MINUTES },
] as const;

const isSame = (a: CompanyFields, b: CompanyFields): boolean => COMPANY_FIELDS.every((field) => a[field] === b[field]);

/** The company, its calendar and the deadline of its holds. What somebody else saves meanwhile shows at once, unless something was typed. */
export function CompanyForm({ present, zones, save }: CompanyFormProps) {
  const t = useTranslations("settings");
  const say = useProblemText();
  const element = useRef<HTMLFormElement>(null);
  const client = useQueryClient();
  const mayWrite = useMayWrite();
  const [known, setKnown] = useState(present);
  const [seen, setSeen] = useState(present);
  const [fields, setFields] = useState(present);
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const { pending, failure, submit, forget } = useSubmit(save);
  const begin = (from: CompanyFields) => {
    setSeen(from);
    setFields(from);
    setLeft(new Set());
    forget();
  };
  // By what was read last: right after it was saved that is older than what the form begins from.
  if (present !== known && isSame(fields, seen) && !pending && failure === null) {
    setKnown(present);
    if (!isSame(present, seen)) begin(present);
  }

  const problemOf = (field: FieldName) =>
    (left.has(field) ? COMPANY_CHECKS[field](fields[field]) : null) ?? failure?.fields[field] ?? undefined;
  const control = (field: FieldName) => ({
    value: fields[field],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [field]: event.target.value }),
    onBlur: () => setLeft(new Set([...left, field])),
  });

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    flushSync(() => setLeft(new Set(COMPANY_FIELDS)));
    if (COMPANY_FIELDS.some((field) => COMPANY_CHECKS[field](fields[field]) !== null)) {
      element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    if (isSame(fields, seen)) {
      notify({ tone: "done", title: t("company.nothing") });
      return;
    }
    submit({ seen, fields }, (saved) => {
      client.setQueryData(COMPANY_KEY, saved);
      begin(saved);
      notify({ tone: "done", title: t("saved"), detail: t("company.savedDetail") });
    });
  }

  return (
    <form ref={element} onSubmit={onSubmit} noValidate className="max-w-208">
      <fieldset disabled={!mayWrite} className="contents">
        <Group title={t("company.who")} hint={t("company.whoHint")}>
          <div className="grid gap-4.5">
            <Field label={t("company.name")} error={say(problemOf("name"))}>
              <Input {...control("name")} autoComplete="organization" required />
            </Field>
            <Field
              label={t("company.phone")}
              aside={t("company.optional")}
              hint={t("company.phoneHint")}
              error={say(problemOf("phone"))}
            >
              <Input {...control("phone")} type="tel" inputMode="tel" autoComplete="off" />
            </Field>
            <Field label={t("company.address")} aside={t("company.optional")} error={say(problemOf("address"))}>
              <Textarea {...control("address")} rows={3} autoComplete="off" />
            </Field>
          </div>
        </Group>
        <Group title={t("company.time")} hint={t("company.timeHint")}>
          <Field label={t("company.zone")} hint={<ZoneNow zone={fields.zone} />} error={say(problemOf("zone"))}>
            <Select {...control("zone")}>
              {zones.map((group) => (
                <optgroup key={group.name} label={group.name}>
                  {group.zones.map((zone) => (
                    <option key={zone} value={zone}>
                      {zone.replaceAll("_", " ")}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
        </Group>
        {NUMBERS.map(({ field, group, hint, label, limits }) => (
          <Group key={field} title={t(`company.${group}`)} hint={t(`company.${group}Hint`)}>
            <Field label={t(`company.${label}`)} hint={t(`company.${hint}`)} error={say(problemOf(field))}>
              <Input
                {...control(field)}
                type="number"
                inputMode="numeric"
                min={limits.least}
                max={limits.most}
                className="max-w-28"
              />
            </Field>
          </Group>
        ))}
      </fieldset>
      {mayWrite ? (
        <div className="sticky bottom-0 grid gap-3 border-t bg-surface py-4 max-md:static">
          <Failure of={failure} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" pending={pending}>
              {t(pending ? "saving" : "save")}
            </Button>
            {failure?.key === "setting_changed_meanwhile" ? (
              <Button variant="quiet" onClick={() => begin(present)}>
                {t("company.look")}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
    </form>
  );
}

/** What the clock of a zone shows, so that nobody has to know its name by heart. */
function ZoneNow({ zone }: { zone: string }) {
  const t = useTranslations("settings.company");
  const locale = useLocale();
  // Of the minute in which it is drawn; the browser's own, which the server cannot know.
  return (
    <span suppressHydrationWarning>
      {t("zoneNow", { time: formatTime(new Date(), "weekdayClock", { zone, locale }) })}
    </span>
  );
}
