import type { Exception } from '#types/policy';

/** So many days before its end, an exception is spoken of. */
export const ENDS_SOON_DAYS = 14;

const DAY_MS = 86_400_000;

/** An exception with the days that it still holds; negative once it has ended. */
export interface DatedException extends Exception {
  readonly days: number;
}

/** The exceptions of a policy, those that end first at the top. @param today `YYYY-MM-DD` */
export function countDays(exceptions: readonly Exception[], today: string): readonly DatedException[] {
  return exceptions
    .map((exception) => ({ ...exception, days: Math.round((toTime(exception.until) - toTime(today)) / DAY_MS) }))
    .sort((a, b) => a.days - b.days);
}

function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
