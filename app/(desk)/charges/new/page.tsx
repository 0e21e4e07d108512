import type { Metadata } from "next";
import { PaymentPage } from "@/app/(desk)/_payments/payment-page";
import { getT } from "@/app/_server/i18n";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("payments"))("title.charge") };
}

type Props = { searchParams: Promise<{ contact?: string }> };

export default async function Page({ searchParams }: Props) {
  return <PaymentPage flow="charge" contactId={(await searchParams).contact ?? null} />;
}
