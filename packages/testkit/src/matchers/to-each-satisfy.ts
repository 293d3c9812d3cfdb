import type { Element } from '#types/element';
import { UsageError } from '#types/usage-error';
import type { Reason, Verdict } from '#types/verdict';
import { requireKeys } from '#service/split-options';
import { checkElements } from './check-elements';

const NAME = 'toEachSatisfy';

/**
 * Every element fulfils a condition of the test's own.
 *
 * @param what it must do, after "must": `call a parser`
 * @param isFulfilled answers `true` or `false`, at once
 */
export function toEachSatisfy(
  received: unknown,
  what: string,
  isFulfilled: (element: Element) => boolean,
  options: Reason = {},
): Verdict {
  requireKeys(NAME, options, ['why', 'fix']);
  if (typeof what !== 'string' || typeof isFulfilled !== 'function') {
    throw new UsageError(
      `${NAME} takes what must hold, in words, and a function that tells whether it does.`,
      "Write `toEachSatisfy('call a parser', (f) => f.calls('parse'))`.",
    );
  }
  return checkElements(NAME, received, what, options, (element) => {
    const answer: unknown = isFulfilled(element);
    if (typeof answer === 'boolean') return answer ? undefined : { what: `must ${what}, and does not.` };
    const isPromise = typeof answer === 'object' && answer !== null && 'then' in answer;
    throw new UsageError(
      `The condition of \`${NAME}('${what}', …)\` answered with ${isPromise ? 'a promise, which is always true' : `a ${typeof answer}`}.`,
      'Answer with `true` or `false`, and without `await`.',
    );
  });
}
