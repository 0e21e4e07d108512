import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DesignPage } from "@/components/design/design-page";

export const metadata: Metadata = { title: "Design" };

/** For whoever builds screens, so in development only; in production there is no such page. It speaks English, as the code does. */
export default function Page() {
  if (process.env.NODE_ENV === "production") notFound();
  return <DesignPage />;
}
