import { expect, test } from "vitest";
import { firstWords } from "./first-words";
import { drawQrSvg, type MailContent, renderLinkMail } from "./render";

const company = { name: "Harrow & Pine", phone: "+1 416 555 0178", address: "88 Wharf Street, Toronto ON" };
const link = "https://jetpay.example/payment/pay/41fc05d5?a=1&b=2";

const content = (more: Partial<MailContent> = {}): MailContent => ({
  locale: "en",
  direction: "in",
  company,
  toName: "Wren & Alder LLP",
  ...firstWords("debit", company.name).en,
  money: { minor: 192_000, currency: "CAD" },
  statement: "HARROW PINE 20391",
  reference: "JD-9QF7AB",
  link,
  ...more,
});

/** What a reader sees of the HTML: without head, tags and the preview line's filling. */
const wordsOf = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ");

test("an English mail that asks for money says who, how much, by which link, and whom to call", async () => {
  const { subject, html, text } = await renderLinkMail(content());
  expect(subject).toBe("HARROW PINE 20391 from Harrow & Pine");
  for (const form of [wordsOf(html), text]) {
    expect(form).toContain("Hello Wren & Alder LLP,");
    expect(form).toContain("$1,920.00");
    expect(form).toContain("JD-9QF7AB");
    expect(form).toContain("call us at +1 416 555 0178");
    expect(form).not.toMatch(/security question/i);
  }
  expect(html).toContain('lang="en"');
  expect(html.match(/href="https:\/\/jetpay\.example\/payment\/pay\/41fc05d5\?a=1&amp;b=2"/g)).toHaveLength(2);
  expect(text).toContain(link);
});

test("a French mail that pays someone is French throughout, with French amounts", async () => {
  const words = firstWords("credit", company.name).fr;
  const { subject, html, text } = await renderLinkMail(content({ locale: "fr", direction: "out", ...words }));
  expect(subject).toBe("Harrow & Pine vous paie");
  expect(html).toContain('lang="fr"');
  for (const form of [wordsOf(html), text.replace(/\s+/g, " ")]) {
    expect(form).toContain("Bonjour Wren & Alder LLP,");
    expect(form).toMatch(/Recevoir 1\s920,00\s\$/);
    expect(form).toContain("Une question de sécurité vous sera posée");
    expect(form).not.toMatch(/\b(Hello|Pay|Receive|Reference|Paid through)\b/);
  }
});

test.each(["en", "fr"] as const)("each direction has its own words in %s", async (locale) => {
  const asks = await renderLinkMail(content({ locale, ...firstWords("debit", company.name)[locale] }));
  const pays = await renderLinkMail(
    content({ locale, direction: "out", ...firstWords("credit", company.name)[locale] }),
  );
  expect(asks.subject).not.toBe(pays.subject);
  expect(wordsOf(asks.html)).not.toContain("{");
  expect(wordsOf(pays.html)).not.toContain("{");
});

test("what a person types is shown as they typed it and is never markup", async () => {
  const message = "<script>alert(1)</script>\nline two\n\n\nDear {name}, {unknown} & so on";
  const { html, text } = await renderLinkMail(content({ message, toName: "<b>Wren</b>" }));
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<b>Wren");
  expect(wordsOf(html)).toContain("&lt;b&gt;Wren&lt;/b&gt;, {unknown} & so on");
  expect(text).toContain("line two");
});

test("the same paragraph twice stands there twice", async () => {
  const { html } = await renderLinkMail(content({ message: "Please pay.\n\nPlease pay." }));
  expect(wordsOf(html).match(/Please pay\./g)).toHaveLength(2);
});

test("without a phone number or an address nothing hangs in the air", async () => {
  const { html } = await renderLinkMail(content({ company: { name: "Harrow & Pine", phone: "", address: "" } }));
  expect(wordsOf(html)).toContain("Don’t pay; call us.");
  expect(wordsOf(html)).toContain("Harrow & Pine · Reference JD-9QF7AB · Paid through Jetpay");
});

test("the code is white around its edge in print as well", async () => {
  const svg = await drawQrSvg(link);
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
  expect(svg).toContain('fill="#ffffff"');
});
