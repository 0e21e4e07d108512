import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { PaymentPage } from "@/app/(desk)/_payments/payment-page";
import type { Flow } from "@/lib/transactions/transaction";

type Props = { searchParams: Promise<{ contact?: string; direction?: string; amount?: string }> };

const flowOf = (direction: string | undefined): Flow => (direction === "out" ? "payout_link" : "payment_link");

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const flow = flowOf((await searchParams).direction);
  return { title: (await getT("payments"))(`title.${flow}`) };
}

export default async function Page({ searchParams }: Props) {
  const { contact, direction, amount } = await searchParams;
  const flow = flowOf(direction);
  return <PaymentPage key={flow} flow={flow} contactId={contact ?? null} amount={amount} />;
}
