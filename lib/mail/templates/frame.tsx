import { Body, Container, Head, Html, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";

// Mail programs read neither variables nor oklch: these are the light tokens, written as they understand them.
export const ink = "#101a20";
export const normal = "#3b474e";
export const muted = "#5f6b73";
export const line = "#dfe4e6";
export const accent = "#0b6178";
export const small = { color: muted, fontSize: "13px", lineHeight: "20px", margin: "0" };
export const buttonLook = {
  background: ink,
  borderRadius: "7px",
  color: "#ffffff",
  fontSize: "15px",
  fontWeight: 500,
  padding: "11px 18px",
};

const font = "Geist, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

type FrameProps = { locale: "en" | "fr"; preview: string; company: string; children: ReactNode };

/** The sheet that every mail is written on, with the company's name on top. `preview` is what a list of mails shows of it. */
export function Frame({ locale, preview, company, children }: FrameProps) {
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ background: "#f1f4f5", fontFamily: font, margin: "0", padding: "24px 12px" }}>
        <Container style={{ background: "#ffffff", borderRadius: "8px", maxWidth: "528px", padding: "32px 28px 26px" }}>
          <Text style={{ color: ink, fontSize: "16px", fontWeight: 600, margin: "0 0 28px" }}>{company}</Text>
          {children}
        </Container>
      </Body>
    </Html>
  );
}
