"use client";

import { useTranslations } from "use-intl";

const STATES = ["active", "scheduled", "dispatching", "backing_off", "failed", "missing"] as const;
type WebhookState = (typeof STATES)[number];

/** The states that Jetpay's guide names; another word is shown as it is and not explained. */
export const knownWebhookState = (state: string): WebhookState | "foreign" =>
  STATES.find((each) => each === state) ?? "foreign";

export function useWebhookStateWord(): (state: string) => string {
  const t = useTranslations("settings.webhooks.states");
  return (state) => t(knownWebhookState(state), { state });
}
