import localFont from "next/font/local";

// What English and French are written with comes first and alone, in a quarter of the bytes (`npm run fonts`, lib/stack/cut-fonts.ts); the whole face
// is fetched only where somebody's name has another letter. Both are the same drawing. The loader takes nothing but literals.

const sans = localFont({
  src: "./fonts/geist-sans.woff2",
  variable: "--font-geist-sans",
  weight: "400 600",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215",
    },
  ],
});

const mono = localFont({
  src: "./fonts/geist-mono.woff2",
  variable: "--font-geist-mono",
  weight: "400 600",
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0020-007E, U+00A0, U+00B7, U+2013-2014, U+2026",
    },
  ],
});

const sansRest = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-sans-rest",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-0130, U+0132-0151, U+0154-02C5, U+02C7-02D9, U+02DB, U+02DD-052F, U+1C80-1C8A, U+1D00-1FFF, U+2070-20AB, U+20AD-2121, U+2123-218F, U+2194-2211, U+2213-2214, U+2216-25FF, U+2C60-2DFF, U+A640-A7FF",
    },
  ],
});

const monoRest = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono-rest",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+00A1-00B6, U+00B8-052F, U+1C80-1C8A, U+1D00-1FFF, U+2000-2012, U+2015-2025, U+2027-25FF, U+2C60-2DFF, U+A640-A7FF",
    },
  ],
});

/** Sets the variables that app/tokens.css makes its two families of. */
export const FONT_VARIABLES = [sans, mono, sansRest, monoRest].map(({ variable }) => variable).join(" ");
