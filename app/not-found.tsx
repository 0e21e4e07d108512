import type { Metadata } from "next";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import words from "@/lib/i18n/messages/en/broken.json";

const say = (word: keyof typeof words): string => words[word];

export const metadata: Metadata = { title: say("nowhere") };

/** An address that leads nowhere; the same for everybody, so it tells nothing of what exists. */
export default function NotFound() {
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
