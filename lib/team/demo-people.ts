import type { Role } from "@/lib/permissions";

export type DemoPerson = { name: string; email: string; role: Role };

/** One person for each role of the demo company; they exist only where the demo data was put in. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: "Priya Nair", email: "priya@harrowpine.example", role: "administrator" },
  { name: "Devon Tremblay", email: "devon@harrowpine.example", role: "approver" },
  { name: "Maya Chen", email: "maya@harrowpine.example", role: "preparer" },
  { name: "Sam Okafor", email: "sam@harrowpine.example", role: "viewer" },
];

/** The same for all of them, and no secret: it is printed at the start of the demo. */
export const DEMO_PASSWORD = "harrow-pine-demo";
