"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { BouncedAddress } from "@/lib/mail/bounced-address";
import { buttonClass } from "../ui/button";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";

/** The last mail to a contact's address did not arrive, and why. */
export default function BouncedNotice({ bounced: { mailId, address, reason, at } }: { bounced: BouncedAddress }) {
  const t = useTranslations("links");
  return (
    <Notice
      tone="bad"
      className="mt-4"
      title={t("bouncedTo", { address, reason: t(`reason.${reason}`) })}
      action={
        <Link href={{ pathname: `/links/mails/${mailId}` }} prefetch={false} className={buttonClass("outline", "sm")}>
          {t("bouncedMail")}
        </Link>
      }
    >
      {t.rich("bouncedHint", { time: () => <Time at={at} format="dayTime" /> })}
    </Notice>
  );
}
