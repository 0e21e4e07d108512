import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { AuditLog } from "@/components/audit/audit-log";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("audit"))("title") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "audit.read"))) return <NoRight title={(await getT("audit"))("title")} />;
  return <AuditLog />;
}
