import type { Delta } from '#types/change';
import type { Element } from '#types/element';
import type { Reason, Verdict } from '#types/verdict';
import { checkDelta } from './check-delta';

/** A change adds none of a kind, or none that fulfil a condition; `what` names those: `edge between domains`. */
export function toAddNone(
  received: unknown,
  what: string,
  isMeant?: (element: Element) => boolean,
  options: Reason = {},
): Verdict {
  return checkDelta('toAddNone', received, 'add', (delta: Delta<Element>) => delta.added, what, isMeant, options);
}
