"use client";

import { Lock } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode, RefObject } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { Board } from "@/lib/transactions/board";
import { type Hold, isDoubt, isFree } from "@/lib/transactions/hold";
import { isCaptured, isSettled } from "@/lib/transactions/transaction";
import { Amount, type AmountKind } from "../money/amount";
import { StateBadge } from "../transactions/state-badge";
import { Checkbox } from "../ui/checkbox";
import { Cell, Divider, Head, Ledger, Row, SumLine } from "../ui/ledger";
import { Time } from "../ui/time";
import type { BoardRights } from "./asks";
import { CardMark } from "./card-foot";
import type { CardCommands } from "./hold-card";
import { useBoardWords } from "./words";

/** Holds that stand together under a line of their own. */
export type HoldGroup = { key: string; id?: string; title: ReactNode; holds: readonly Hold[] };

/** What every view of the holds is given. */
export type HoldsProps = {
  root: RefObject<HTMLDivElement | null>;
  board: Board;
  now: number;
  selected: ReadonlySet<string>;
  rights: BoardRights;
  commands: CardCommands;
};

const COLUMNS = 7;

/** Holds as a plain ledger, group by group, closed by the sum of what is held. */
export function HoldLedger({ root, board, groups, ...rest }: HoldsProps & { groups: readonly HoldGroup[] }) {
  const t = useTranslations("board");
  const { currency } = useDesk();
  return (
    <div ref={root} className="flex flex-1 flex-col">
      <Ledger
        label={t("list.label")}
        head={
          <>
            <Head cell="select">
              <span className="sr-only">{t("list.select")}</span>
            </Head>
            <Head cell="who">{t("list.contact")}</Head>
            <Head cell="wide">{t("list.purpose")}</Head>
            <Head cell="state">{t("list.state")}</Head>
            <Head cell="wide">{t("list.card")}</Head>
            <Head cell="when">{t("list.lapses")}</Head>
            <Head cell="money">{t("list.amount")}</Head>
          </>
        }
      >
        {groups.map(({ key, id, title, holds }) => (
          <tbody key={key} id={id}>
            <Divider columns={COLUMNS}>{title}</Divider>
            {holds.map((hold) => (
              <HoldRow key={hold.id} hold={hold} {...rest} selected={rest.selected.has(hold.id)} />
            ))}
          </tbody>
        ))}
      </Ledger>
      <SumLine className="mt-auto">
        <span>{t("list.sum", { count: board.held.count })}</span>
        {board.held.leftOut > 0 ? <span>{t("risk.leftOut", { count: board.held.leftOut })}</span> : null}
        <span className="ml-auto">
          <Amount minor={board.held.sumMinor} currency={currency} kind="plain" size="sm" showCurrency />
        </span>
      </SumLine>
    </div>
  );
}

type HoldRowProps = Pick<HoldsProps, "now" | "rights" | "commands"> & { hold: Hold; selected: boolean };

function HoldRow({ hold, now, selected, rights, commands }: HoldRowProps) {
  const t = useTranslations("board");
  const words = useBoardWords();
  const read = words.timeLeft(hold, now);
  const free = isFree(hold);
  const left = read.left === 0 ? t("card.passed") : t("card.left", { left: words.left(read) });
  return (
    <Row data-hold={hold.id} selected={selected} doubt={hold.state === "unknown"}>
      <Cell cell="select">
        {free && rights.capture ? (
          <Checkbox
            checked={selected}
            onChange={() => commands.toggle(hold.id)}
            aria-label={t("card.select", { amount: words.money(hold.amountMinor), contact: hold.contactName, left })}
          />
        ) : null}
        {hold.state === "unknown" || hold.state === "sending" ? (
          <Lock aria-hidden="true" className="size-3.5 stroke-2 text-muted" />
        ) : null}
      </Cell>
      <Cell cell="who">
        <Link href={`/transactions/${hold.id}` as Route} className="hover:underline">
          {hold.contactName}
        </Link>
      </Cell>
      <Cell cell="wide">{hold.purpose}</Cell>
      <Cell cell="state">
        <StateBadge state={hold.state} noId={isDoubt(hold) && hold.nextCheckAt === null} />
      </Cell>
      <Cell cell="wide">
        <CardMark card={hold.card} />
      </Cell>
      <Cell cell="when">
        {hold.capturedAt !== null && isCaptured(hold.state) ? (
          <>
            {t("list.captured")} <Time at={hold.capturedAt} />
          </>
        ) : free && read.left > 0 ? (
          <>
            {words.left(read)} · {words.deadline(hold.deadline, read)}
          </>
        ) : isSettled(hold.state) || (isDoubt(hold) && hold.nextCheckAt === null) ? null : (
          <Time at={hold.deadline} format="dayTime" />
        )}
      </Cell>
      <Cell cell="money">
        <Amount minor={hold.amountMinor} currency={hold.currency} kind={kindOf(hold)} />
      </Cell>
    </Row>
  );
}

function kindOf({ state }: Hold): AmountKind {
  if (state === "unknown") return "unknown";
  if (isCaptured(state)) return "plain";
  return state === "lapsed" || state === "failed" || state === "cancelled" ? "void" : "held";
}
