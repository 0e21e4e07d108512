"use server";

import { action } from "@/app/_server/action";
import { endSessions } from "@/lib/team/end-sessions";
import { changePerson, createPerson, newPerson, personChange } from "@/lib/team/save-person";
import { personById, renewStartPassword } from "@/lib/team/start-password";

export const addPersonAction = action({
  permission: "people.manage",
  audit: "person.save",
  input: newPerson,
  run: (ctx, input) => createPerson(ctx, input),
});

export const changePersonAction = action({
  permission: "people.manage",
  audit: "person.save",
  input: personChange,
  run: (ctx, input) => changePerson(ctx, input),
});

export const renewStartPasswordAction = action({
  permission: "people.manage",
  audit: "person.save",
  input: personById,
  run: (ctx, input) => renewStartPassword(ctx, input),
});

export const endSessionsAction = action({
  permission: "people.manage",
  audit: "person.sessions_end",
  input: personById,
  run: (ctx, input) => endSessions(ctx, input),
});
