import type { Metadata } from "next";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import en from "@/lib/i18n/messages/en/broken.json";
import fr from "@/lib/i18n/messages/fr/broken.json";
import { currentLocale } from "./_server/locale";

async function speakHere(): Promise<(word: keyof typeof en) => string> {
  const words = { en, fr }[await currentLocale()];
  return (word) => words[word];
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await speakHere())("nowhere") };
}

/** An address that leads nowhere; the same for everybody, so it tells nothing of what exists. */
export default async function NotFound() {
  const say = await speakHere();
  return (
    <main className="mx-auto max-w-xl px-6 py-16">
      <EmptyState
        title={say("nowhere")}
        action={
          // A whole new page: every page would carry this link's router code for a page that is hardly ever seen.
          <a href="/" className={buttonClass()}>
            {say("toOverview")}
          </a>
        }
      >
        {say("nowhereHint")}
      </EmptyState>
    </main>
  );
}
