import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as whole from "use-intl";
import { expect, test } from "vitest";
import precompile from "@/lib/i18n/precompile.mjs";
import * as ours from "./in-browser";

const WORDS = {
  desk: {
    plain: "Nothing waits.",
    counted: "{count, plural, one {# payment} other {# payments}} of {name}",
    deep: { rich: "<b>{name}</b> and <b>others</b>, by <link>their <b>page</b></link>" },
  },
};
const built = JSON.parse(precompile(JSON.stringify(WORDS))) as typeof WORDS;

/** What both have in common; the types of the two differ, since one knows every key. */
type Parts = Pick<typeof ours, "IntlProvider" | "useTranslations" | "useLocale" | "useTimeZone">;

const draw = (parts: Parts, messages: object): string => {
  function Page() {
    const t = parts.useTranslations("desk");
    const tDeep = parts.useTranslations("desk.deep");
    const b = (words: ReactNode) => <b>{words}</b>;
    const link = (words: ReactNode) => <a href="/">{words}</a>;
    return (
      <p lang={parts.useLocale()} title={parts.useTimeZone()}>
        {t("plain")} {t("counted", { count: 1, name: "Ada" })} {t("counted", { count: 1_234, name: "Ada" })}
        {tDeep.rich("rich", { b, link, name: "Ada" })}
        {t.rich("deep.rich", { b, link, name: "Ada" })}
      </p>
    );
  }
  return renderToStaticMarkup(
    <parts.IntlProvider locale="en" timeZone="America/Halifax" messages={messages as Messages}>
      <Page />
    </parts.IntlProvider>,
  );
};
type Messages = Parameters<typeof ours.translator>[0]["messages"];

test("draws what use-intl draws", () => {
  const drawn = draw(ours, built);
  expect(drawn).toContain("1,234 payments of Ada");
  expect(drawn).toContain('<b>Ada</b> and <b>others</b>, by <a href="/">their <b>page</b></a>');
  expect(drawn).toBe(draw(whole as Parts, WORDS));
});

test("has all that components ask of words", () => {
  const folder = join(import.meta.dirname, "..");
  const asked = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(name)) continue;
    const source = readFileSync(join(folder, name), "utf8");
    for (const [, words = ""] of source.matchAll(/const (\w+) = useTranslations\(/g)) {
      for (const [, member = ""] of source.matchAll(new RegExp(`\\b${words}\\.(\\w+)\\(`, "g"))) asked.add(member);
    }
  }
  const t = ours.translator({ locale: "en", timeZone: "UTC", messages: {} }, "desk");
  expect([...asked].filter((member) => !(member in t))).toEqual([]);
  expect(asked).toContain("has");
});

test("a word that is missing is told by its key, and takes nothing with it", () => {
  const t = ours.translator({ locale: "en", timeZone: "UTC", messages: built as object as Messages }, "desk");
  expect(t("none")).toBe("desk.none");
  expect(t("none.below")).toBe("desk.none.below");
  expect([t.has("plain"), t.has("deep.rich"), t.has("none"), t.has("none.below")]).toEqual([true, true, false, false]);
});
