import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { PaymentPage } from "@/app/(desk)/_payments/payment-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("payments"))("title.authorization") };
}

type Props = { searchParams: Promise<{ contact?: string }> };

export default async function Page({ searchParams }: Props) {
  return <PaymentPage flow="authorization" contactId={(await searchParams).contact ?? null} />;
}
