import { z } from "zod";

/** An event id as text: it goes up to the range of bigint. */
export const eventId = z.string().refine((id) => /^\d{1,19}$/.test(id) && BigInt(id) < 2n ** 63n, "not_an_event_id");
