import type { DatedException } from '#types/dated-exception';
import type { Exception } from '#types/policy';

const DAY_MS = 86_400_000;

/** The exceptions of a policy, those that end first at the top. @param today `YYYY-MM-DD` */
export function countDays(exceptions: readonly Exception[], today: string): readonly DatedException[] {
  return exceptions
    .map((exception) => ({ ...exception, days: Math.round((toTime(exception.until) - toTime(today)) / DAY_MS) }))
    .sort((a, b) => a.days - b.days);
}

function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
