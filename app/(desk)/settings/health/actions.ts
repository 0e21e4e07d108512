"use server";

import { action } from "@/app/_server/action";
import { cancelInput, cancelSelfCheck, startInput, startSelfCheck } from "@/lib/health/start";

export const startSelfCheckAction = action({
  permission: "settings.write",
  audit: "self_check.start",
  input: startInput,
  run: startSelfCheck,
});

export const cancelSelfCheckAction = action({
  permission: "settings.write",
  audit: "self_check.cancel",
  input: cancelInput,
  run: cancelSelfCheck,
});
