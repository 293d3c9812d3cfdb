import type { Delta } from '#types/change';
import type { Element } from '#types/element';
import type { Reason, Verdict } from '#types/verdict';
import { checkDelta } from './check-delta';

/** A change removes none of a kind, or none that fulfil a condition; `what` names those: `public export`. */
export function toRemoveNone(
  received: unknown,
  what: string,
  isMeant?: (element: Element) => boolean,
  options: Reason = {},
): Verdict {
  return checkDelta(
    'toRemoveNone',
    received,
    'remove',
    (delta: Delta<Element>) => delta.removed,
    what,
    isMeant,
    options,
  );
}
