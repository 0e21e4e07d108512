import { MAIL_KINDS } from "@/lib/mail/kind";
import { MAIL_VIEWS, type MailView } from "@/lib/mail/link";
import type { MailFilter, MailSearch } from "@/lib/mail/mail-search";
import { MAIL_TRUTHS } from "@/lib/mail/truth";
import { known, listOf, named } from "../address/params";
import { defineList, type ListSearch } from "../lists/define-list";
import { CONTACT, DAYS, TEXT, words } from "../lists/filter-params";

type Search = ListSearch<MailSearch, MailView>;

export const mailList = defineList<MailSearch, MailView>({
  list: "mails",
  topic: "mails",
  path: "/links/mails",
  api: "/api/desk/mails",
  views: MAIL_VIEWS,
  filter: {
    text: TEXT,
    truths: named("state", listOf(known(MAIL_TRUTHS))),
    kinds: named("kind", listOf(known(MAIL_KINDS))),
    mailedTo: words("mailed"),
    ...CONTACT,
    ...DAYS,
  },
});

export const mailFilterOf = ({ filter, view }: Search): MailFilter => ({ ...filter, view });
