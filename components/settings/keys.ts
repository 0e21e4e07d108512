/** Begin with the live topic: a change in one browser is read anew in all. */
export const SUMMARY_KEY = ["settings", "summary"] as const;
export const COMPANY_KEY = ["settings", "company"] as const;
export const ACCOUNTS_KEY = ["settings", "merchant-accounts"] as const;
export const TEMPLATES_KEY = ["settings", "mail-templates"] as const;
export const CONNECTION_KEY = ["settings", "jetpay"] as const;
