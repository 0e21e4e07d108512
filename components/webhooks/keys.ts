/** Begins with the live topic: each delivery has it read anew. */
export const STATUS_KEY = ["webhooks", "status"] as const;
