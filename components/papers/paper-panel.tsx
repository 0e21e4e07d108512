"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Mail } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PaperDetail } from "@/lib/papers/detail";
import { allows } from "@/lib/permissions";
import { fetchJson } from "../live/fetch-json";
import { Deliveries } from "../mail/deliveries";
import { paperKey } from "../mail/mail-keys";
import { useDesk } from "../shell/desk-context";
import { Button, buttonClass } from "../ui/button";
import { later } from "../ui/later";
import { SideSection } from "../ui/section";
import { Segmented } from "../ui/segmented";
import { ShareButton } from "../ui/share-button";
import type { PaperActions } from "./paper-actions";

const MailPaperDialog = later(() => import("./mail-paper-dialog"));

type PaperPanelProps = { transactionId: string; actions: PaperActions };

/** The paper of a payment: as a file in either language, by mail, and every mail that carried it. */
export default function PaperPanel({ transactionId, actions }: PaperPanelProps) {
  const t = useTranslations("papers");
  const { person } = useDesk();
  const [mailing, setMailing] = useState(false);
  const [chosen, setChosen] = useState<"en" | "fr" | null>(null);
  const { data } = useQuery({
    queryKey: paperKey(transactionId),
    queryFn: ({ signal }) => fetchJson<PaperDetail>(`/api/desk/transactions/${transactionId}/paper`, signal),
    meta: { alsoOn: "transactions" },
  });
  if (data === undefined || data.paper === null) return null;
  const { paper } = data;
  const locale = chosen ?? data.contact.language;
  const file = `/api/desk/transactions/${transactionId}/paper/file?locale=${locale}`;
  return (
    <SideSection title={t(`kind.${paper.kind}`)}>
      <p className="text-pretty text-muted">
        {t(`section.${paper.ended?.how ?? (paper.completedAt === null ? "paid" : "completed")}`)}
      </p>
      <Segmented
        label={t("section.language")}
        value={locale}
        onChange={setChosen}
        className="mt-3"
        options={[
          { value: "en", label: t("section.english") },
          { value: "fr", label: t("section.french") },
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <a href={file} download className={buttonClass("outline", "sm")}>
          <Download />
          {t("section.download")}
        </a>
        <ShareButton
          what={() => sharedFile(file, t(`kind.${paper.kind}`))}
          instead={() => window.location.assign(file)}
          insteadDone={t("section.shareSaved")}
        >
          {t("section.share")}
        </ShareButton>
        <Button
          size="sm"
          onClick={() => setMailing(true)}
          disabledReason={allows(person.role, "mails.send") ? undefined : t("section.noRight")}
        >
          <Mail />
          {t(`section.send.${paper.mailKind}`)}
        </Button>
      </div>
      {data.deliveries.length === 0 ? null : (
        <>
          <h4 className="mt-4.5 mb-2 text-xs font-medium text-muted">{t("section.mails")}</h4>
          <Deliveries
            deliveries={data.deliveries}
            sendable
            actions={actions}
            onElsewhere={allows(person.role, "mails.send") ? () => setMailing(true) : null}
          />
        </>
      )}
      {mailing ? <MailPaperDialog of={data} paper={paper} actions={actions} onClose={() => setMailing(false)} /> : null}
    </SideSection>
  );
}

/** The file itself, under the name that it is downloaded by. */
async function sharedFile(address: string, title: string): Promise<ShareData> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the file could not be read: ${answer.status}`);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "paper.pdf";
  return { title, files: [new File([await answer.blob()], name, { type: "application/pdf" })] };
}
