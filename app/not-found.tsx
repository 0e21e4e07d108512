import Link from "next/link";
import { getT } from "@/app/_server/i18n";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** An address that leads nowhere; the same for everybody, so it tells nothing of what exists. */
export default async function NotFound() {
  const t = await getT("common");
  return (
    <main className="mx-auto max-w-xl px-6 py-16">
      <EmptyState
        title={t("notFound")}
        action={
          <Link href="/" className={buttonClass()}>
            {t("toOverview")}
          </Link>
        }
      >
        {t("notFoundHint")}
      </EmptyState>
    </main>
  );
}
