import type { ViewActions } from "@/components/lists/use-views";
import { removeViewAction, saveLayoutAction, saveViewAction } from "./actions";

/** What every list asks of the server about its views. */
export const viewActions: ViewActions = {
  saveLayout: saveLayoutAction,
  saveView: saveViewAction,
  removeView: removeViewAction,
};
