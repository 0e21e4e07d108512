/** Invented Canadian businesses and people: name, language, what they are to Harrow & Pine, and how they are paid or pay. */
export type SeedContact = {
  name: string;
  email: string;
  language: "en" | "fr";
  kind: "supplier" | "customer" | "both";
  bank: readonly [institution: string, number: string] | null;
  card: "visa" | "mastercard" | "amex" | null;
};

const BANKS = {
  rbc: ["RBC", "003"],
  td: ["TD", "004"],
  bmo: ["BMO", "001"],
  scotia: ["Scotiabank", "002"],
  cibc: ["CIBC", "010"],
  national: ["National Bank", "006"],
  desjardins: ["Desjardins", "815"],
  atb: ["ATB", "219"],
  tangerine: ["Tangerine", "614"],
} as const;

type Line = [string, string, "en" | "fr", SeedContact["kind"], keyof typeof BANKS | null, SeedContact["card"]];

const LINES: Line[] = [
  ["Ateliers Gagnon", "comptes@ateliersgagnon.example", "fr", "supplier", "national", null],
  ["Kestrel Freight Ltd.", "ar@kestrelfreight.example", "en", "supplier", "rbc", null],
  ["Boréal Packaging Inc.", "facturation@borealpackaging.example", "fr", "supplier", "desjardins", null],
  ["Fundy Marine Supply", "accounts@fundymarine.example", "en", "both", "bmo", "visa"],
  ["Wren & Alder LLP", "ap@wrenalder.example", "en", "customer", null, "visa"],
  ["Dufresne et Fils", "bureau@dufresneetfils.example", "fr", "both", "bmo", "mastercard"],
  ["Harbourview Catering", "events@harbourviewcatering.example", "en", "customer", null, "visa"],
  ["Tessier Électrique", "paie@tessierelectrique.example", "fr", "customer", "td", null],
  ["Lakehead Printing Co-op", "office@lakeheadprinting.example", "en", "supplier", null, "visa"],
  ["Prairie Seed Exchange", "finance@prairieseed.example", "en", "customer", "atb", "mastercard"],
  ["Okanagan Cold Storage", "ledger@okanagancold.example", "en", "both", "cibc", "visa"],
  ["Saltbox Cabinetry", "hello@saltboxcabinetry.example", "en", "customer", null, "amex"],
  ["Northlight Studio", "studio@northlight.example", "en", "customer", null, "mastercard"],
  ["Maple Ridge Dental", "reception@mapleridgedental.example", "en", "customer", "scotia", "visa"],
  ["Coast Mountain Cycles", "shop@coastmountaincycles.example", "en", "customer", null, "mastercard"],
  ["Scierie Beaulieu", "ventes@scieriebeaulieu.example", "fr", "supplier", "desjardins", null],
  ["Annapolis Hardware", "orders@annapolishardware.example", "en", "supplier", "scotia", null],
  ["Iron Creek Welding", "billing@ironcreek.example", "en", "supplier", "atb", null],
  ["Menuiserie Côté", "info@menuiseriecote.example", "fr", "supplier", "national", null],
  ["Great Slave Air Cargo", "cargo@greatslaveair.example", "en", "supplier", "cibc", null],
  ["Thompson River Timber", "ar@thompsonrivertimber.example", "en", "supplier", "rbc", null],
  ["Papeterie du Fleuve", "commandes@papeteriedufleuve.example", "fr", "supplier", "desjardins", null],
  ["Signal Hill Insurance", "premiums@signalhill.example", "en", "supplier", "bmo", null],
  ["Gatineau Verre et Miroir", "comptabilite@gatineauverre.example", "fr", "supplier", "td", null],
  ["Bow Valley Abrasives", "sales@bowvalleyabrasives.example", "en", "supplier", "atb", null],
  ["Cape Breton Finishes", "office@capebretonfinishes.example", "en", "supplier", "scotia", null],
  ["Laurentian Forest Stewards", "admin@laurentianstewards.example", "en", "supplier", "national", null],
  ["Quincaillerie St-Henri", "factures@quincailleriesthenri.example", "fr", "supplier", "national", null],
  ["Red River Varnish Co.", "pay@redrivervarnish.example", "en", "supplier", "rbc", null],
  ["Peterborough Millworks", "ar@peterboroughmillworks.example", "en", "supplier", "td", null],
  ["Moncton Courier Services", "ops@monctoncourier.example", "en", "supplier", "bmo", null],
  ["Rideau Office Cleaning", "invoices@rideaucleaning.example", "en", "supplier", "scotia", null],
  ["Skeena Tools", "desk@skeenatools.example", "en", "supplier", "cibc", null],
  ["Foothills Staffing", "payroll@foothillsstaffing.example", "en", "supplier", "atb", null],
  ["Imprimerie Rivard", "atelier@imprimerierivard.example", "fr", "supplier", "desjardins", null],
  ["Camille Bergeron", "camille.bergeron@courriel.example", "fr", "customer", "desjardins", "visa"],
  ["Arjun Sandhu", "arjun.sandhu@post.example", "en", "customer", null, "visa"],
  ["Margaret Oakes", "m.oakes@post.example", "en", "customer", "tangerine", null],
  ["Hôtel Place d’Armes Nord", "reservations@hotelpdanord.example", "fr", "customer", null, "amex"],
  ["Cedar & Rye Restaurant", "manager@cedarandrye.example", "en", "customer", null, "mastercard"],
  ["Baffin Outfitters", "trips@baffinoutfitters.example", "en", "customer", null, "visa"],
  ["Linden Early Learning", "director@lindenlearning.example", "en", "customer", "bmo", "visa"],
  ["Vézina Architectes", "projets@vezinaarchitectes.example", "fr", "customer", "national", "mastercard"],
  ["Halcyon Yoga", "hello@halcyonyoga.example", "en", "customer", null, "visa"],
  ["Stratford Stage Works", "production@stratfordstage.example", "en", "customer", "rbc", "amex"],
  ["Clinique du Parc", "administration@cliniqueduparc.example", "fr", "customer", "td", null],
  ["Trillium Book Fair", "booths@trilliumbookfair.example", "en", "customer", null, "visa"],
  ["Sudbury Geological Society", "treasurer@sudburygeo.example", "en", "customer", "scotia", null],
  ["Brasserie des Remparts", "chef@brasseriedesremparts.example", "fr", "customer", null, "mastercard"],
  ["Elm Street Veterinary", "front@elmstreetvet.example", "en", "customer", null, "visa"],
  ["Nadia Petrov", "nadia.petrov@post.example", "en", "customer", null, "mastercard"],
  ["Owen Littlechild", "owen.littlechild@post.example", "en", "customer", "atb", "visa"],
  ["Galerie Mistral", "contact@galeriemistral.example", "fr", "customer", null, "amex"],
  ["Kawartha Canoe Works", "build@kawarthacanoe.example", "en", "both", "td", "visa"],
  ["Belle Rive Traiteur", "evenements@bellerivetraiteur.example", "fr", "customer", "desjardins", "visa"],
  ["Granville Kitchen Design", "studio@granvillekitchen.example", "en", "customer", null, "mastercard"],
  ["Yukon Expedition Rentals", "base@yukonexpedition.example", "en", "customer", null, "visa"],
  ["Pelham Property Group", "payables@pelhamproperty.example", "en", "customer", "cibc", null],
  ["Maison Lacroix", "salon@maisonlacroix.example", "fr", "customer", null, "visa"],
  ["Chen Family Dental", "billing@chenfamilydental.example", "en", "customer", "rbc", "mastercard"],
];

export const SEED_CONTACTS: readonly SeedContact[] = LINES.map(([name, email, language, kind, bank, card]) => ({
  name,
  email,
  language,
  kind,
  bank: bank === null ? null : BANKS[bank],
  card,
}));

/** What suppliers are paid for and customers pay for; `{n}` is an invoice or order number. */
export const PAID_FOR: readonly (readonly [statement: string, note: string])[] = [
  ["HARROW PINE INV {n}", "Invoice {n}"],
  ["HARROW PINE {n}", "Invoice {n}, lumber delivery"],
  ["HARROW PINE PO {n}", "Purchase order {n}"],
  ["HARROW PINE SVC {n}", "Service, job {n}"],
  ["HARROW PINE FREIGHT {n}", "Freight, waybill {n}"],
];
export const PAYS_FOR: readonly (readonly [statement: string, note: string])[] = [
  ["HARROW PINE {n}", "Invoice {n}"],
  ["HARROW PINE ORDER {n}", "Order {n}"],
  ["HARROW PINE KITCHEN {n}", "Kitchen, second instalment, order {n}"],
  ["HARROW PINE REPAIR {n}", "Repair and refinish, job {n}"],
  ["HARROW PINE RENTAL {n}", "Rental, contract {n}"],
];
export const HELD_FOR: readonly (readonly [statement: string, note: string])[] = [
  ["HARROW PINE DEP", "Deposit, kitchen order {n}"],
  ["HARROW PINE RENTAL", "Equipment deposit, contract {n}"],
  ["HARROW PINE HOLD", "Container {n}, security"],
  ["HARROW PINE EVENT", "Event furniture, booking {n}"],
];
