import { LOCALES } from "@/lib/i18n/locale";
import { wordsFile } from "@/lib/i18n/words-file";

/**
 * The words of one language, for anybody: they are the product's and say nothing of the company. Kept for good, because other
 * words have another name. What this process does not have is asked for again, of another one or by a page drawn anew.
 */
export async function GET(_: Request, route: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await route.params;
  const found = LOCALES.map(wordsFile).find(({ name }) => name === file);
  if (found === undefined) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(found.text, {
    headers: { "content-type": "application/json", "cache-control": "public, max-age=31536000, immutable" },
  });
}
