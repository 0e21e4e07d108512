"use client";

import { isLocale, preferredLocale } from "@/lib/i18n/locale";
import en from "@/lib/i18n/messages/en/broken.json";
import fr from "@/lib/i18n/messages/fr/broken.json";

/** Of the page that was there, else of the browser; the server, which draws this page only when all else fails, knows neither. */
function speakHere(): (word: keyof typeof en) => string {
  if (typeof document === "undefined") return (word) => en[word];
  const page = document.documentElement.lang.slice(0, 2);
  const words = { en, fr }[isLocale(page) ? page : preferredLocale(navigator.language)];
  return (word) => words[word];
}

/**
 * A whole page that could not be read: what is still true, a number to name it by, and again, which asks for a whole new page: to draw
 * what is here once more would draw the same failure. Needs nothing around it.
 */
export default function BrokenPage({ error }: { error: { digest?: string } }) {
  // These have nothing to fill in, so no formatter stands between: the page must work when nothing else does.
  const say = speakHere();
  return (
    <main suppressHydrationWarning className="mx-auto max-w-xl px-6 py-16">
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-4 text-pretty">
        {say("hint")} {error.digest && `${say("case")} ${error.digest}.`}
      </p>
      <button
        type="button"
        className="h-control rounded-md border border-line-strong bg-raised px-3 text-sm font-medium text-strong hover:bg-hover max-md:min-h-control-touch"
        onClick={() => location.reload()}
      >
        {say("again")}
      </button>
    </main>
  );
}
