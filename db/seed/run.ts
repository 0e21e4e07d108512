import { eq, sql } from "drizzle-orm";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { operations, transactions } from "@/db/schema/transactions";
import type { Context, Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { COMPANY_NAME } from "@/lib/jetpay/simulator/choices";
import { sendMail } from "@/lib/mail/send";
import { openTransport } from "@/lib/mail/transport";
import { sendOperation } from "@/lib/operations/send";
import { readAlike } from "@/lib/transactions/alike";
import { cancelTransaction, captureTransaction } from "@/lib/transactions/ask";
import { checkTransaction } from "@/lib/transactions/check";
import { createTransaction } from "@/lib/transactions/create";
import { lapseHolds } from "@/lib/transactions/lapse";
import { MAY_CANCEL, MAY_CAPTURE } from "@/lib/transactions/transaction";
import type { Jetpay } from "./jetpay";
import { SEED_CONTACTS, type SeedContact } from "./names";
import type { PlannedTransaction } from "./plan";
import { Random } from "./random";

/** Where alerts would lead; the seed sends none. */
const APP_URL = "https://desk.harrowandpine.example";

/** The clock of the seed: business code reads the time from here, so that rows carry the day they are played on. */
export type SeedClock = { now: Date };
type People = { preparer: Person; approver: Person };
type Parties = Map<string, { contactId: string; bankAccountId: string | null; cardId: string | null }>;

/** First digits and length of a brand's numbers; the rest is drawn and closed by its check digit (ISO/IEC 7812-1). */
const CARD_SHAPES = { visa: ["4532", 16], mastercard: ["5412", 16], amex: ["3714", 15] } as const;

function cardNumber(brand: keyof typeof CARD_SHAPES, random: Random): string {
  const [start, length] = CARD_SHAPES[brand];
  let digits: string = start;
  while (digits.length < length - 1) digits += String(random.whole(0, 9));
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** The company's accounts as the simulated dashboard shows them; their numbers are read there, not by any call. */
export async function addMerchantAccounts(ctx: Context): Promise<string[]> {
  const at = { createdAt: ctx.now(), updatedAt: ctx.now() };
  const rows = [
    {
      id: newId(),
      jetpayId: "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad",
      label: "Operating",
      institution: "BMO",
      last4: "4417",
      isDefault: true,
      ...at,
    },
    {
      id: newId(),
      jetpayId: "0b8a4f0e-7c55-4d0e-9a3a-5f3a2f1c9d10",
      label: "Trust",
      institution: "TD",
      last4: "0926",
      isDefault: false,
      ...at,
    },
  ];
  await ctx.db.insert(merchantAccounts).values(rows);
  return rows.map(({ id }) => id);
}

/** Contacts with what they are paid to or pay by, at Jetpay and here. */
export async function addContacts(
  ctx: Context,
  jetpay: Jetpay,
  clock: SeedClock,
  person: Person,
  start: Date,
): Promise<Parties> {
  const parties: Parties = new Map();
  const random = new Random(4821);
  for (const [index, contact] of SEED_CONTACTS.entries()) {
    clock.now = new Date(start.getTime() + index * 7 * 60_000);
    await jetpay.advanceTo(clock.now);
    parties.set(contact.name, await addContact(ctx, jetpay, person, contact, random));
  }
  return parties;
}

async function addContact(ctx: Context, jetpay: Jetpay, person: Person, contact: SeedContact, random: Random) {
  const { name, email, language } = contact;
  const created = await ctx.jetpay.createContact({ name, email, language });
  if (created.kind !== "accepted") throw new Error(`${name}: ${created.message}`);
  const jetpayId = created.value.contactId;
  const at = { createdAt: ctx.now(), updatedAt: ctx.now(), createdBy: person.id };
  const contactId = newId();
  const phone = `+1 ${random.pick(["416", "514", "604", "902", "403"])} 555 01${random.whole(10, 99)}`;
  await ctx.db
    .insert(contacts)
    .values({ id: contactId, formId: newId(), jetpayId, name, email, phone, language, ...at });
  const bankAccountId = contact.bank === null ? null : await addAccount(ctx, contact, contactId, jetpayId, random, at);
  const cardId =
    contact.card === null ? null : await addCard(ctx, jetpay, contact.card, random, contactId, jetpayId, name, at);
  return { contactId, bankAccountId, cardId };
}

type Stamps = { createdAt: Date; updatedAt: Date; createdBy: string };

async function addAccount(
  ctx: Context,
  contact: SeedContact,
  contactId: string,
  jetpayId: string,
  random: Random,
  at: Stamps,
) {
  const [institution, institutionNumber] = contact.bank ?? ["", ""];
  const accountNumber = String(random.whole(1_000_000, 9_999_999));
  const answer = await ctx.jetpay.addBankAccount({
    contactId: jetpayId,
    institution,
    title: "Business chequing",
    accountType: "chequing",
    transitNumber: String(random.whole(10_000, 99_999)),
    institutionNumber,
    accountNumber,
    holderName: contact.name,
    holderEmail: contact.email,
    holderAddress: `${random.whole(10, 990)} Wharf Street`,
    holderCity: "Toronto",
    holderPostalCode: "M5E1W4",
    holderCountry: "CA",
  });
  if (answer.kind !== "accepted") throw new Error(`${contact.name}: ${answer.message}`);
  const id = newId();
  await ctx.db.insert(paymentMethods).values({
    id,
    formId: newId(),
    contactId,
    kind: "bank_account",
    state: "active",
    jetpayId: answer.value.bankAccountId,
    brand: institution,
    last4: accountNumber.slice(-4),
    title: "Business chequing",
    holderName: contact.name,
    ...at,
  });
  return id;
}

async function addCard(
  ctx: Context,
  jetpay: Jetpay,
  brand: keyof typeof CARD_SHAPES,
  random: Random,
  contactId: string,
  jetpayId: string,
  name: string,
  at: Stamps,
) {
  const number = cardNumber(brand, random);
  const card = await jetpay.addCard(jetpayId, number, name);
  const id = newId();
  await ctx.db.insert(paymentMethods).values({
    id,
    formId: newId(),
    contactId,
    kind: "card",
    state: "active",
    jetpayId: card,
    brand,
    last4: number.slice(-4),
    holderName: name,
    expiry: "12/29",
    ...at,
  });
  return id;
}

type Step = { at: number; run: () => Promise<void>; unheard?: boolean };
type LastOne = Pick<PlannedTransaction, "flow" | "amountMinor" | "statement" | "note"> & { name: string; path: string };

/** Plays the plan in the order of its times through the product's own verbs; Jetpay's events arrive in between. */
export class Player {
  readonly #ctx: Context;
  readonly #jetpay: Jetpay;
  readonly #clock: SeedClock;
  readonly #people: People;
  readonly #random = new Random(9_202_611);
  readonly #steps: Step[] = [];

  constructor(ctx: Context, jetpay: Jetpay, clock: SeedClock, people: People) {
    this.#ctx = ctx;
    this.#jetpay = jetpay;
    this.#clock = clock;
    this.#people = people;
  }

  /** Goes through all of it up to `end`; tells how far it is, from 0 to 1. */
  async play(
    planned: PlannedTransaction[],
    parties: Parties,
    merchants: string[],
    end: Date,
    tell: (share: number) => void,
  ): Promise<void> {
    for (const one of planned) this.#steps.push({ at: one.at, run: () => this.#ask(one, parties, merchants) });
    const first = planned[0]?.at ?? end.getTime();
    while (this.#steps.length > 0) {
      this.#steps.sort((a, b) => a.at - b.at);
      const step = this.#steps.shift();
      if (step === undefined || step.at >= end.getTime()) break;
      await this.#goTo(new Date(step.at), step.unheard);
      await step.run();
      tell((step.at - first) / (end.getTime() - first));
    }
    await this.#goTo(end);
  }

  /** One more, a minute ago, whose answer never comes back. */
  async askLast(parties: Parties, merchants: string[], one: LastOne): Promise<void> {
    const contact = SEED_CONTACTS.find(({ name }) => name === one.name);
    if (contact === undefined) throw new Error(`${one.name} is not in the demo`);
    const { name: _, path, ...words } = one;
    const never = { followedAt: null, captureAt: null, releaseAt: null };
    await this.#jetpay.dropNextAnswer(path);
    await this.#ask({ contact, at: this.#clock.now.getTime(), ...words, ...never, mail: false }, parties, merchants);
    await this.#jetpay.deliver();
  }

  /** Does something else at a moment of the play. `unheard`: what Jetpay tells meanwhile is delivered only after it. */
  alsoAt(at: number, run: () => Promise<void>, { unheard = false } = {}): void {
    this.#steps.push({ at, run, unheard });
  }

  async #goTo(at: Date, unheard = false): Promise<void> {
    await this.#jetpay.advanceTo(at);
    if (!unheard) await this.#jetpay.deliver();
    this.#clock.now = at;
    await lapseHolds(this.#ctx);
    // The event that tells of a failure carries no reason; the status does.
    const failed = await this.#ctx.db
      .select({ id: transactions.id })
      .from(transactions)
      .where(
        sql`${transactions.state} = 'failed' and ${transactions.failReason} is null and ${transactions.jetpayId} is not null`,
      );
    for (const { id } of failed) await checkTransaction(this.#ctx, id);
  }

  async #ask(one: PlannedTransaction, parties: Parties, merchants: string[]): Promise<void> {
    const party = parties.get(one.contact.name);
    if (party === undefined) throw new Error(`${one.contact.name} is not there`);
    const person = this.#random.chance(0.75) ? this.#people.preparer : this.#people.approver;
    const formId = newId();
    const same = { contactId: party.contactId, flow: one.flow, amountMinor: one.amountMinor, formId };
    const alike = await readAlike(this.#ctx, same);
    const { id } = await createTransaction(
      { ...this.#ctx, actor: person },
      {
        ...same,
        merchantAccountId: this.#random.chance(0.92) ? merchants[0] : merchants[1],
        paymentMethodId: one.flow === "payout" ? party.bankAccountId : party.cardId,
        statement: one.statement,
        note: one.note,
        mail: one.mail ? mailFor(one) : null,
        again: alike.length === 0 ? null : { seen: alike.map(({ id }) => id), reason: "Second delivery this week" },
      },
    );
    await this.#sendAll(id);
    const { followedAt, captureAt, releaseAt } = one;
    if (followedAt !== null) this.#steps.push({ at: followedAt, run: () => this.#follow(id) });
    if (captureAt !== null) this.#steps.push({ at: captureAt, run: () => this.#end(id, "capture") });
    if (releaseAt !== null) this.#steps.push({ at: releaseAt, run: () => this.#end(id, "cancel") });
  }

  async #sendAll(transactionId: string): Promise<void> {
    const queued = await this.#ctx.db
      .select({ id: operations.id })
      .from(operations)
      .where(sql`${operations.transactionId} = ${transactionId} and ${operations.status} = 'queued'`);
    this.#later(this.#random.whole(300, 1_900));
    await this.#jetpay.advanceTo(this.#clock.now);
    for (const { id } of queued) await sendOperation(this.#ctx, id);
    const released = await this.#ctx.db
      .select({ id: mails.id })
      .from(mails)
      .where(sql`${mails.transactionId} = ${transactionId} and ${mails.state} = 'queued'`);
    this.#later(this.#random.whole(800, 4_000));
    const mail = openTransport({ smtpUrl: null, mailFrom: `${COMPANY_NAME} <payments@harrowandpine.example>` });
    for (const { id } of released) await sendMail({ ...this.#ctx, mail, appUrl: APP_URL }, id);
  }

  async #follow(id: string): Promise<void> {
    const row = await this.#row(id);
    if (row.state !== "requested" || row.jetpayId === null) return;
    const method = row.direction === "credit" ? "bank" : this.#random.chance(0.55) ? "card" : "eft";
    await this.#jetpay.followLink(row.jetpayId, method);
  }

  async #end(id: string, kind: "capture" | "cancel"): Promise<void> {
    const row = await this.#row(id);
    if (!(kind === "capture" ? MAY_CAPTURE : MAY_CANCEL).has(row.state)) return;
    const ctx = { ...this.#ctx, actor: this.#people.preparer };
    const verb = kind === "capture" ? captureTransaction : cancelTransaction;
    await verb(ctx, { transactionId: id, version: row.version });
    await this.#sendAll(id);
  }

  async #row(id: string) {
    const [row] = await this.#ctx.db.select().from(transactions).where(eq(transactions.id, id));
    if (row === undefined) throw new Error(`transaction ${id} is gone`);
    return row;
  }

  #later(ms: number): void {
    this.#clock.now = new Date(this.#clock.now.getTime() + ms);
  }
}

const mailFor = ({ contact, flow, note }: PlannedTransaction) => {
  const french = contact.language === "fr";
  const out = flow === "payout_link";
  return {
    recipients: [{ address: contact.email, name: contact.name }],
    subject: french ? `${note} – ${COMPANY_NAME}` : `${note} from ${COMPANY_NAME}`,
    message: french
      ? out
        ? "Bonjour {name},\n\nNous souhaitons vous verser {amount}. Suivez le lien ci-dessous et indiquez le compte bancaire où déposer l’argent."
        : "Bonjour {name},\n\nMerci de votre commande. Vous pouvez payer {amount} par carte ou depuis votre compte bancaire avec le lien ci-dessous."
      : out
        ? "Hello {name},\n\nWe would like to pay you {amount}. Follow the link below and say which bank account it should go to."
        : "Hello {name},\n\nThank you for your order. You can pay {amount} by card or from your bank account with the link below.",
    locale: contact.language,
  };
};
