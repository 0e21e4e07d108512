"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { testJetpay } from "@/lib/settings/jetpay-connection";

/** A harmless read: it changes nothing at Jetpay, so whoever may read the settings may ask. */
export const testJetpayAction = action({
  permission: "settings.read",
  audit: "jetpay.test",
  input: z.null(),
  run: testJetpay,
});
