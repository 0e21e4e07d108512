/** Begin with the live topic: each step of a self-check has them read anew. */
export const CHECKS_KEY = ["health", "checks"] as const;
export const PARTS_KEY = ["health", "parts"] as const;
