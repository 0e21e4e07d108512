import type { DeliveryView } from "@/lib/webhooks/deliveries";

/** Begin with the live topic: each delivery has them read anew. */
export const STATUS_KEY = ["webhooks", "status"] as const;
export const deliveriesKey = (view: DeliveryView) => ["webhooks", "deliveries", view] as const;
