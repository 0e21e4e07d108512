"use client";

import { useTranslations } from "use-intl";
import type { PersonRow } from "@/lib/team/person";
import { useDesk } from "../shell/desk-context";
import { Avatar } from "../ui/avatar";
import { cn } from "../ui/cn";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { AccessMark } from "./access-mark";

type PeopleTableProps = { people: readonly PersonRow[]; onOpen: (id: string) => void };

/** A line opens the person. On a phone: name and role, access and last sign-in. */
export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  const t = useTranslations("people.columns");
  const head = (
    <>
      <Head cell="who">{t("name")}</Head>
      <Head cell="wide">{t("email")}</Head>
      <Head>{t("role")}</Head>
      <Head cell="state">{t("access")}</Head>
      <Head cell="when" className="text-right!">
        {t("lastSignIn")}
      </Head>
    </>
  );
  return (
    <Ledger label={t("label")} head={head}>
      <tbody>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} onOpen={() => onOpen(person.id)} />
        ))}
      </tbody>
    </Ledger>
  );
}

function PersonLine({ person, onOpen }: { person: PersonRow; onOpen: () => void }) {
  const t = useTranslations("people");
  const roles = useTranslations("nav");
  const { person: me } = useDesk();
  return (
    <Row className="relative">
      <Cell cell="who">
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={person.name} className={person.active ? "" : "bg-sunken text-muted"} />
          <button
            type="button"
            onClick={onOpen}
            className={cn(
              "truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus",
              person.active ? "text-strong" : "text-muted",
            )}
          >
            {person.name}
          </button>
          {person.id === me.id ? <span className="text-xs font-normal text-muted">{t("you")}</span> : null}
        </span>
      </Cell>
      <Cell cell="wide" className="text-muted">
        {person.email}
      </Cell>
      <Cell cell="money" className="text-left! max-md:text-right! max-md:text-sm!">
        {roles(`roles.${person.role}`)}
      </Cell>
      <Cell cell="state">
        <AccessMark person={person} />
      </Cell>
      <Cell cell="when" className="text-right">
        {person.lastSignInAt === null ? t("never") : <Time at={person.lastSignInAt} format="dayTime" />}
      </Cell>
    </Row>
  );
}
