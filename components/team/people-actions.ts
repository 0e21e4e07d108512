import type { ActionResult } from "@/lib/action-result";
import type { Role } from "@/lib/permissions";

type Access = { name: string; role: Role; active: boolean };

/** What the people page can do; given by the app, which knows the server. */
export type PeopleActions = {
  add(person: {
    id: string;
    name: string;
    email: string;
    role: Role;
  }): Promise<ActionResult<{ id: string; startPassword: string }>>;
  change(change: Access & { id: string; seen: Access }): Promise<ActionResult<void>>;
  renewStartPassword(person: { id: string }): Promise<ActionResult<{ startPassword: string }>>;
  endSessions(person: { id: string }): Promise<ActionResult<void>>;
};
