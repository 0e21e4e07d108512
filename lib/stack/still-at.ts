/** The moment at which the clock of the still desk stands: a Wednesday afternoon in Toronto. */
export const STILL_AT = "2026-11-18T19:32:07.000Z";
