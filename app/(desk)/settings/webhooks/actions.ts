"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { services } from "@/app/_server/services";
import { applyAgain, applyAgainInput } from "@/lib/webhooks/apply-again";
import { previewApplyAgain } from "@/lib/webhooks/preview";
import { registerFrom, registerInput } from "@/lib/webhooks/register-from";
import { checkWebhook, removeWebhook } from "@/lib/webhooks/registration";
import { replayEvents, replayInput } from "@/lib/webhooks/replay";

export const registerWebhookAction = action({
  permission: "settings.write",
  audit: "webhook.register",
  input: registerInput,
  run: (ctx, input) => {
    const { appUrl, jetpay } = services().env;
    return registerFrom(ctx, input, { appUrl, callbackKey: jetpay.callbackKey?.value ?? null });
  },
});

export const removeWebhookAction = action({
  permission: "settings.write",
  audit: "webhook.remove",
  input: z.null(),
  run: removeWebhook,
});

export const replayAction = action({
  permission: "settings.write",
  audit: "webhook.replay",
  input: replayInput,
  run: (ctx, input) => replayEvents(ctx, input, services().env.jetpay.callbackKey?.value ?? null),
});

/** A harmless read: it changes nothing at Jetpay. */
export const checkWebhookAction = action({
  permission: "settings.read",
  audit: "webhook.check",
  input: z.null(),
  run: checkWebhook,
});

export const applyAgainAction = action({
  permission: "settings.write",
  audit: "webhook.apply_again",
  input: applyAgainInput,
  run: applyAgain,
});

export const previewApplyAgainAction = action({
  permission: "settings.write",
  audit: "webhook.apply_again",
  input: applyAgainInput,
  run: previewApplyAgain,
});
