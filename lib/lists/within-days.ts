import { and, gte, lt, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { dayStart } from "@/lib/i18n/day-start";
import { shiftDay } from "./days";
import type { DayFilter } from "./operators";

/**
 * The moment is in one of the days. Where a day begins is never asked of PostgreSQL: its rules of a zone may be of another year than
 * those by which times are written on the screen.
 */
export const withinDays = (at: PgColumn, { from, to }: DayFilter, zone: string): SQL | undefined =>
  and(
    from === null ? undefined : gte(at, dayStart(from, zone)),
    to === null ? undefined : lt(at, dayStart(shiftDay(to, 1), zone)),
  );
