"use server";

import { action } from "@/app/_server/action";
import { layoutInput, removeView, removeViewInput, saveLayout, saveView, viewInput } from "@/lib/views/save";

/** Keeps the columns in which this person reads a list. */
export const saveLayoutAction = action({
  permission: "desk.read",
  audit: "view.save",
  input: layoutInput,
  run: saveLayout,
});

/** Saves a view of a list, new or changed; the verb asks for the right to share it. */
export const saveViewAction = action({
  permission: "desk.read",
  audit: "view.save",
  input: viewInput,
  run: saveView,
});

export const removeViewAction = action({
  permission: "desk.read",
  audit: "view.remove",
  input: removeViewInput,
  run: removeView,
});
