import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orphans } from "@/db/schema/webhooks";
import { CONTACT_SEARCH } from "@/lib/contacts/contact-search";
import { listContacts } from "@/lib/contacts/queries";
import type { Context } from "@/lib/context";
import type { PagePlace } from "@/lib/lists/page";
import { LINK_SEARCH } from "@/lib/mail/link-search";
import { listLinks } from "@/lib/mail/list-links";
import { listMails } from "@/lib/mail/list-mails";
import { MAIL_SEARCH } from "@/lib/mail/mail-search";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import type { TransactionFilter } from "@/lib/transactions/filter";
import { listOrphans } from "@/lib/transactions/orphans";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING } from "@/lib/transactions/search-words";
import { listDeliveries } from "@/lib/webhooks/deliveries";
import { DELIVERY_SEARCH } from "@/lib/webhooks/delivery-search";

const NONE: TransactionFilter = { ...NOTHING, view: "all" };

type List = (ctx: Context, after: string | null) => Promise<{ rows: readonly unknown[] }>;
const UUID = "00000000-0000-4000-8000-000000000000";
const TEXT_ID = "an id of Jetpay's";
const placeAt = (cursor: string | null, towards: "older" | "newer" = "older"): PagePlace =>
  cursor === null ? null : { cursor, towards };

/** Every list that is read page by page, and an id as its cursors have it. */
const LISTS: Record<string, { id: string; list: List }> = {
  transactions: {
    id: UUID,
    list: (ctx, after) => listTransactions(ctx, NONE, placeAt(after)),
  },
  "transactions, backwards": {
    id: UUID,
    list: (ctx, after) => listTransactions(ctx, NONE, placeAt(after, "newer")),
  },
  orphans: { id: TEXT_ID, list: listOrphans },
  links: { id: UUID, list: (ctx, after) => listLinks(ctx, { ...LINK_SEARCH.nothing, view: "all" }, placeAt(after)) },
  mails: { id: UUID, list: (ctx, after) => listMails(ctx, { ...MAIL_SEARCH.nothing, view: "all" }, placeAt(after)) },
  deliveries: {
    id: "12",
    list: (ctx, after) => listDeliveries(ctx, { ...DELIVERY_SEARCH.nothing, view: "all" }, placeAt(after)),
  },
  contacts: { id: UUID, list: (ctx, after) => listContacts(ctx, CONTACT_SEARCH.nothing, placeAt(after)) },
};

/** Places that are none: no calendar has such a day, or PostgreSQL no such time, or nothing here such an id. */
const PLACES = (id: string): string[] => [
  "nonsense",
  `2026-02-30T00:00:00.000000Z_${id}`,
  `2026-99-99T00:00:00.000000Z_${id}`,
  `0000-01-01T00:00:00.000000Z_${id}`,
  `2026-01-01T24:00:00.000000Z_${id}`,
  "2026-11-20T19:32:07.000000Z_",
  "2026-11-20T19:32:07.000000Z_\0",
  // As a text it is an id like any other.
  ...(id === TEXT_ID ? [] : [`2026-11-20T19:32:07.000000Z_${"-".repeat(36)}`]),
  `a_${"-".repeat(36)}`,
  `a\0b_${UUID}`,
];

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  const mail = {
    recipients: [{ address: "a@x.example", name: "" }],
    remindAfterDays: [],
    subject: "To pay",
    message: "Please pay.",
    locale: "en" as const,
  };
  await openLink(desk, { mail });
  const at = new Date("2026-11-20T19:32:07Z");
  await desk.db.insert(orphans).values({
    jetpayId: "one that is not ours",
    firstEventId: 1n,
    firstHappenedAt: at,
    firstHeardAt: at,
    lastHeardAt: at,
  });
});
afterAll(() => desk.close());

describe.each(Object.entries(LISTS))("the list of %s", (_, { id, list }) => {
  test.each(PLACES(id))("begins anew at a place that is none: %j", async (place) => {
    const { rows } = await list(desk.ctx, null);
    expect(rows).toHaveLength(1);
    expect((await list(desk.ctx, place)).rows).toEqual(rows);
  });
});
