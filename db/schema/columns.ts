import { bigint, char, customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** A moment; business times are always given by the context's clock, never by the database's. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 6 });

/** Integer minor units; exact in a JavaScript number (lib/money.ts says why). */
export const minor = (name: string) => bigint(name, { mode: "number" });

export const currency = () => char("currency", { length: 3 }).notNull();

export const id = () => uuid("id").primaryKey();

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** jsonb that keeps the text it was given: numbers beyond 2^53 inside Jetpay's `data` survive the way in and out. */
export const jsonText = customType<{ data: string; driverData: string }>({ dataType: () => "jsonb" });
