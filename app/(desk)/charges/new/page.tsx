import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { PaymentPage } from "@/app/(desk)/_payments/payment-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("payments"))("title.charge") };
}

type Props = { searchParams: Promise<{ contact?: string; amount?: string }> };

export default async function Page({ searchParams }: Props) {
  const { contact, amount } = await searchParams;
  return <PaymentPage flow="charge" contactId={contact ?? null} amount={amount} />;
}
