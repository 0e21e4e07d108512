"use client";

import { useTranslations } from "use-intl";
import { answerTo } from "@/lib/action-result";
import type { ContactDetail } from "@/lib/contacts/detail";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failure } from "../ui/failure";
import { Notice } from "../ui/notice";
import { CardFrame } from "./card-frame";
import type { ContactActions } from "./contact-actions";
import { MethodPlate, useMethodName } from "./method-name";
import { type CardWay, useCardPage } from "./use-card-page";

type Props = {
  contact: ContactDetail;
  request: ContactActions["requestCardPage"];
  remove: ContactActions["removeMethod"];
  onClose: () => void;
};

/** Adds a card on Jetpay's own page. The dialog moves on when Jetpay's event has been heard, not when the page says so. */
export default function CardDialog({ contact, request, remove, onClose }: Props) {
  const t = useTranslations("contacts.cardPage");
  const way = useCardPage(contact, request);
  // A page that nobody used leaves no row behind. Should a card have been sent on it after all, Jetpay's event brings it back.
  const close = () => {
    if (way.unused && way.page !== null) void answerTo(remove({ methodId: way.page.methodId, onlyUnused: true }));
    onClose();
  };
  const saved = way.method?.state === "active";
  const over = way.method?.state === "failed" || (way.page !== null && way.page.url === null) || way.failure !== null;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      size="md"
      title={t("title", { name: contact.name })}
      description={saved || over ? undefined : t("hint")}
      footer={
        saved ? (
          <Button onClick={onClose}>{t("done")}</Button>
        ) : (
          <>
            <Button onClick={close}>{t("close")}</Button>
            {over ? <Button onClick={way.ask}>{t(way.method?.state === "failed" ? "another" : "again")}</Button> : null}
          </>
        )
      }
    >
      <Stage way={way} name={contact.name} />
    </Dialog>
  );
}

function Stage({ way, name }: { way: CardWay; name: string }) {
  const t = useTranslations("contacts.cardPage");
  const nameOf = useMethodName();
  if (way.failure !== null) return <Failure of={way.failure} fieldless title={t("notAsked")} />;
  if (way.method?.state === "active") {
    return (
      <div role="status" className="flex items-center gap-3 py-4">
        <MethodPlate method={way.method} />
        <div>
          <p className="text-lg font-medium text-strong">{t("saved", { name: nameOf(way.method) })}</p>
          <p className="text-muted">{t("savedHint")}</p>
        </div>
      </div>
    );
  }
  if (way.page !== null && way.page.url === null) return <NoPage page={way.page} />;
  if (way.method?.state === "failed") {
    const { said } = way.method;
    return (
      <Notice tone="bad" live title={t("failed")}>
        {said === null ? t("failedPlain") : t("failedHint", { said })}
      </Notice>
    );
  }
  return <CardFrame way={way} url={way.page?.url ?? null} title={t("frame", { name })} />;
}

/** Why there is no page to type a card on. */
function NoPage({ page }: { page: NonNullable<CardWay["page"]> }) {
  const t = useTranslations("contacts.cardPage");
  switch (page.outcome) {
    case "refused":
      return (
        <Notice tone="bad" live title={t("refused")}>
          {t("refusedHint", { said: page.said ?? "" })}
        </Notice>
      );
    case "unreachable":
      return (
        <Notice tone="warn" live title={t("unreachable")}>
          {t("unreachableHint")}
        </Notice>
      );
    case "unknown":
      return (
        <Notice tone="doubt" live title={t("unknown")}>
          {t("unknownHint")}
        </Notice>
      );
    default:
      return (
        <Notice live title={t("underway")}>
          {t("underwayHint")}
        </Notice>
      );
  }
}
