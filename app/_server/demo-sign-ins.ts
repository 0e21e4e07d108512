import type { DemoSignIns } from "@/components/team/demo-people";
import { DEMO_PASSWORD } from "@/lib/team/demo-people";
import { listDemoPeople } from "@/lib/team/queries";
import { services } from "./services";

/** The demo's people for its sign-in page; null in production, and where nobody of them exists. */
export async function demoSignIns(): Promise<DemoSignIns | null> {
  const { env, db } = services();
  // The demo runs the production build, so that alone does not make it production (lib/stack sets the variable).
  if (env.mode === "production" && process.env["JETDESK_LOCAL"] !== "on") return null;
  const people = await listDemoPeople(db);
  return people.length > 0 ? { password: DEMO_PASSWORD, people } : null;
}
