"use client";

import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import type { OpenContradiction } from "@/lib/transactions/contradictions";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { Notice } from "../ui/notice";
import type { DoubtActions } from "./doubt-actions";
import { Moment } from "./moment";

const SettleDialog = later(() => import("./settle-dialog"));

const ref = (text: ReactNode) => <span className="mono font-medium wrap-anywhere">{text}</span>;

type Props = { transactionId: string; settle: DoubtActions["settleContradiction"] };

/** What cannot be, said above everything else until somebody has looked into it. */
export default function Contradictions({ open, ...props }: Props & { open: readonly OpenContradiction[] }) {
  return open.map((each) => <Contradicted key={each.factId} of={each} {...props} />);
}

function Contradicted({ of, ...props }: Props & { of: OpenContradiction }) {
  const t = useTranslations("doubts.contradiction");
  const { person } = useDesk();
  const [asking, setAsking] = useState(false);
  return (
    <Notice
      tone="bad"
      title={t(of.why)}
      live
      className="mb-4"
      action={
        allows(person.role, "doubts.deny") ? (
          <Button size="sm" onClick={() => setAsking(true)}>
            {t("settle")}
          </Button>
        ) : (
          <span className="text-xs text-muted">{t("noRight")}</span>
        )
      }
    >
      {t.rich(`body.${of.why}`, {
        ref,
        id: of.jetpayId,
        reference: of.reference ?? "",
        time: () => <Moment at={of.at} />,
        other: () =>
          of.other === null ? null : (
            <Link href={`/transactions/${of.other.id}` as Route} className="link mono">
              {of.other.reference}
            </Link>
          ),
      })}
      {asking ? <SettleDialog of={of} {...props} onClose={() => setAsking(false)} /> : null}
    </Notice>
  );
}
