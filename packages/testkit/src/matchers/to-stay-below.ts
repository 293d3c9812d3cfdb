import { Selection } from '#types/selection';
import { UsageError } from '#types/usage-error';
import type { Reason, Verdict } from '#types/verdict';
import { type Measure, measureElement, MEASURES } from '#service/measure-element';
import { isArea } from '#service/is-area';
import { nameTarget } from '#service/resolve-target';
import { requireKeys } from '#service/split-options';
import { checkElements } from './check-elements';

const NAME = 'toStayBelow';

/** Limits that are not reached: `{ lines: 300 }` fails at 300. */
export type Limits = Readonly<Partial<Record<Measure, number>>>;

/** What is measured of each element stays below the limits; of a part of the policy, of the part as a whole. */
export function toStayBelow(received: unknown, limits: Limits, options: Reason = {}): Verdict {
  requireKeys(NAME, options, ['why', 'fix']);
  requireKeys(NAME, limits, MEASURES);
  const wanted = MEASURES.flatMap((measure) => {
    const limit = limits[measure];
    return limit === undefined ? [] : [{ measure, limit }];
  });
  const wrong = wanted.find(({ limit }) => typeof limit !== 'number' || Number.isNaN(limit));
  if (wanted.length === 0 || wrong !== undefined) {
    throw new UsageError(
      wrong === undefined ? `${NAME} was given no limit.` : `${NAME} was given no number for \`${wrong.measure}\`.`,
      `Give a number for one of ${MEASURES.join(', ')}.`,
    );
  }
  const words = `stay below ${wanted.map(({ measure, limit }) => `${limit} ${measure}`).join(' and ')}`;
  const subject: unknown = isArea(received) ? Selection.under(nameTarget(received), [received]) : received;
  return checkElements(NAME, subject, words, options, (element) => {
    const exceeded = wanted
      .map(({ measure, limit }) => ({ measure, limit, value: measureElement(NAME, element, measure) }))
      .filter(({ limit, value }) => value >= limit);
    if (exceeded.length === 0) return undefined;
    const parts = exceeded.map(
      ({ measure, limit, value }) => `${toShort(value)} ${measure}, and must stay below ${limit}`,
    );
    return { what: `has ${parts.join('; ')}.` };
  });
}

function toShort(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
