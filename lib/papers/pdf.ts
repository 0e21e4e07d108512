import PDFDocument from "pdfkit";
import { formatTime } from "@/lib/i18n/format";
import { formatMoney } from "@/lib/money";
import type { PaperContent } from "./content";
import { drawable, FONT_FILES, type FontName, fonts } from "./fonts";
import type { Paper } from "./paper";
import { paperWords } from "./words";

/** US Letter, in points; what Canadian printers hold. */
const PAGE = { width: 612, height: 792, margin: 64 };
const WIDTH = PAGE.width - 2 * PAGE.margin;
const LABEL = 150;

// The light tokens of app/tokens.css, as a PDF writes colours.
const INK = { strong: "#101a20", normal: "#3b474e", muted: "#5f6b73", line: "#dfe4e6", bad: "#a8232b" } as const;
type Say = { font?: FontName; size?: number; ink?: keyof typeof INK; struck?: boolean };

/** A paper as the bytes of a PDF: one page, its fonts in itself; the same content gives the same bytes. */
export function drawPaper(content: PaperContent): Promise<Buffer> {
  const { locale, paper, company, contact } = content;
  const t = paperWords(locale);
  const title = t(`kind.${paper.kind}`);
  const page = openPage({ title: `${title} ${content.reference}`, author: company.name, locale, paper });
  const { say, row, rule, gap } = page;
  const amount = `${formatMoney(content.money, locale === "fr" ? "fr-CA" : "en-CA")} ${content.money.currency}`;

  say(company.name, { font: "strong", size: 15, ink: "strong" });
  for (const line of [company.address, company.phone]) if (line !== "") say(line, { size: 9.5, ink: "muted" });
  gap(38);
  say(title, { size: 12, ink: "muted" });
  gap(3);
  say(amount, { font: "strong", size: 28, ink: "strong", struck: paper.ended !== null });
  gap(3);
  say(standing(content), paper.ended === null ? { size: 11 } : { font: "strong", size: 12, ink: "bad" });
  gap(22);
  rule();
  row(t(paper.kind === "receipt" ? "pdf.receivedFrom" : "pdf.paidTo"), contact.name, contact.email);
  row(
    t(`pdf.${paper.kind}.${content.method?.kind ?? "unknown"}`),
    content.method === null ? t("pdf.chosen") : content.method.name,
  );
  row(t("pdf.statement"), content.statement);
  row(t("pdf.reference"), content.reference, null, "mono");
  if (content.jetpayId !== null) row(t("pdf.jetpayId"), content.jetpayId, null, "mono");
  rule();
  for (const { term, at } of dates(paper, t)) {
    row(term, at === null ? t("pdf.notYet") : exact(at, content), null, "regular", at === null ? "muted" : "strong");
  }
  rule();
  gap(10);
  const notes = [
    ...(paper.completedAt === null && paper.ended === null ? [t("pdf.notFinal")] : []),
    ...(page.lacksLetters() ? [t("pdf.lacking")] : []),
    `${t("pdf.zone", { zone: content.zone })} · ${t("pdf.through")}`,
  ];
  for (const note of notes) say(note, { size: 9, ink: "muted" });
  return page.end();
}

const exact = (at: string, { zone, locale }: PaperContent): string =>
  formatTime(new Date(at), "exact", { zone, locale });

/** The one sentence that says how things stand, as far as is known. */
function standing(content: PaperContent): string {
  const { paper, locale } = content;
  const t = paperWords(locale);
  if (paper.ended !== null)
    return t(`pdf.void.${paper.kind}.${paper.ended.how}`, { time: exact(paper.ended.at, content) });
  if (paper.completedAt !== null) return t("pdf.completedOn", { time: exact(paper.completedAt, content) });
  return t("pdf.paidOn", { time: paper.paidAt === null ? "" : exact(paper.paidAt, content) });
}

function dates({ paidAt, completedAt, ended }: Paper, t: ReturnType<typeof paperWords>) {
  return [
    ...(paidAt === null ? [] : [{ term: t("pdf.paid"), at: paidAt }]),
    ...(completedAt === null && ended !== null ? [] : [{ term: t("pdf.completed"), at: completedAt }]),
    ...(ended === null ? [] : [{ term: t(`pdf.${ended.how}`), at: ended.at }]),
  ];
}

type About = { title: string; author: string; locale: "en" | "fr"; paper: Paper };

/** A page that is written from top to bottom. */
function openPage({ title, author, locale, paper }: About) {
  const files = fonts();
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: PAGE.margin,
    lang: locale === "fr" ? "fr-CA" : "en-CA",
    displayTitle: true,
    // Else pdfkit reads its own Helvetica, which is not in the file and has no letters beyond Western Europe's.
    font: FONT_FILES.regular,
    info: {
      Title: drawable(title).text,
      Author: drawable(author).text,
      Creator: "Jetdesk",
      Producer: "Jetdesk",
      // When what it says was last changed, not when it was drawn: the same paper is the same file.
      CreationDate: new Date(paper.ended?.at ?? paper.completedAt ?? paper.paidAt ?? 0),
    },
  });
  for (const name of ["regular", "strong", "mono"] as const) doc.registerFont(name, files[name]);
  let lacking = false;
  const read = (text: string): string => {
    const drawn = drawable(text);
    lacking ||= drawn.lacking;
    return drawn.text;
  };
  const say = (text: string, { font = "regular", size = 11, ink = "normal", struck = false }: Say = {}, x = 0) =>
    doc
      .font(font)
      .fontSize(size)
      .fillColor(INK[ink])
      .text(read(text), PAGE.margin + x, doc.y, { width: WIDTH - x, lineGap: 2, strike: struck });
  return {
    say,
    gap(points: number) {
      doc.y += points;
    },
    lacksLetters: () => lacking,
    /** A term on the left, what it is on the right. */
    row(
      term: string,
      value: string,
      note: string | null = null,
      font: FontName = "regular",
      ink: keyof typeof INK = "strong",
    ) {
      const top = doc.y;
      doc
        .font("regular")
        .fontSize(10)
        .fillColor(INK.muted)
        .text(term, PAGE.margin, top + 0.5, { width: LABEL - 16 });
      const termEnd = doc.y;
      doc.y = top;
      say(value, { font, ink, size: font === "mono" ? 10 : 10.5 }, LABEL);
      if (note !== null && note !== "") say(note, { size: 9.5, ink: "muted" }, LABEL);
      doc.y = Math.max(doc.y, termEnd) + 7;
    },
    rule() {
      const y = doc.y;
      doc
        .moveTo(PAGE.margin, y)
        .lineTo(PAGE.width - PAGE.margin, y)
        .lineWidth(0.75)
        .strokeColor(INK.line)
        .stroke();
      doc.y = y + 12;
    },
    end: (): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        const parts: Buffer[] = [];
        doc.on("data", (part: Buffer) => parts.push(part));
        doc.on("end", () => resolve(Buffer.concat(parts)));
        doc.on("error", reject);
        doc.end();
      }),
  };
}
