"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import type { Feed } from "@/lib/calendar/feed";
import { useSubmit } from "../contacts/use-submit";
import { AskDialog } from "../ui/ask-dialog";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Failure } from "../ui/failure";
import { notify } from "../ui/notify";
import { Time } from "../ui/time";
import { ALERTS_KEY } from "./alerts-key";

export type FeedActions = {
  make: (input: null) => Promise<ActionResult<{ address: string }>>;
  end: (input: null) => Promise<ActionResult<void>>;
};

/** The secret address for one's calendar: made, shown this once, made anew, ended. */
export function CalendarFeed({ feed, actions }: { feed: Feed | null; actions: FeedActions }) {
  const t = useTranslations("alerts.feed");
  const client = useQueryClient();
  const making = useSubmit(actions.make);
  const ending = useSubmit(actions.end);
  const [address, setAddress] = useState<string | null>(null);
  const [asked, setAsked] = useState<"anew" | "end" | null>(null);
  const readAgain = () => void client.invalidateQueries({ queryKey: ALERTS_KEY });
  const make = () =>
    making.submit(null, (made) => {
      setAddress(made.address);
      setAsked(null);
      readAgain();
    });
  const end = () =>
    ending.submit(null, () => {
      setAddress(null);
      setAsked(null);
      readAgain();
      notify({ tone: "done", title: t("ended") });
    });
  return (
    <div className="flex flex-col items-start gap-3">
      <Failure of={making.failure ?? ending.failure} className="w-full" />
      {address === null ? null : <Shown address={address} />}
      {feed === null ? (
        <>
          <p className="text-muted">{t("none")}</p>
          <Button pending={making.pending} onClick={make}>
            {t(making.pending ? "making" : "make")}
          </Button>
        </>
      ) : (
        <>
          <Known feed={feed} hidden={address === null} />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsked("anew")}>{t("anew")}</Button>
            <Button variant="quiet" onClick={() => setAsked("end")}>
              {t("end")}
            </Button>
          </div>
        </>
      )}
      <p className="max-w-140 text-xs text-muted text-pretty">
        {t("secret")} {t("ends")}
      </p>
      {asked === null ? null : (
        <AskDialog
          title={t(asked === "anew" ? "askNew" : "askEnd")}
          description={t(asked === "anew" ? "askNewMeaning" : "askEndMeaning")}
          no={t("keep")}
          yes={t(asked)}
          variant={asked === "anew" ? "primary" : "danger"}
          pending={making.pending || ending.pending}
          onClose={() => setAsked(null)}
          onYes={asked === "anew" ? make : end}
        />
      )}
    </div>
  );
}

function Known({ feed, hidden }: { feed: Feed; hidden: boolean }) {
  const t = useTranslations("alerts.feed");
  const time = (at: string) => (): ReactNode => <Time at={at} format="dayTime" />;
  return (
    <p className="text-pretty">
      {t.rich("there", { time: time(feed.createdAt) })}{" "}
      {feed.readAt === null ? t("unread") : t.rich("read", { time: time(feed.readAt) })} {hidden ? t("hidden") : null}
    </p>
  );
}

function Shown({ address }: { address: string }) {
  const t = useTranslations("alerts.feed");
  return (
    <div role="status" className="flex w-full min-w-0 flex-col gap-2.5">
      <p className="font-medium text-strong text-pretty">{t("once")}</p>
      <div className="flex items-center gap-3 rounded-md bg-sunken py-3 pr-3 pl-4">
        <code className="mono min-w-0 flex-1 whitespace-normal! wrap-anywhere text-strong select-all">{address}</code>
        <CopyButton text={address} label={t("copy")} />
      </div>
    </div>
  );
}
