import type { Element } from '#types/element';
import { Selection } from '#types/selection';
import { UsageError } from '#types/usage-error';
import type { Reason, Verdict } from '#types/verdict';
import { createLookup } from '#service/create-lookup';
import { elementsOf } from '#service/elements-of';
import { isWhole } from '#service/is-whole';
import { isElement, locateElement } from '#service/locate-element';
import { requireSome } from '#service/require-some';
import { type Offence, toFinding } from '#service/to-finding';
import { toPlannedVerdict, toVerdict } from './to-verdict';

/** What a matcher says of one element: `undefined` where it holds, else what offends, after the element's name. */
export type CheckElement = (element: Element) => (Pick<Offence, 'help'> & { readonly what: string }) | undefined;

/**
 * Checks elements one by one. `arch` stands for every production module.
 *
 * @param claim what the test demands, after "must"
 */
export function checkElements(
  matcher: string,
  received: unknown,
  claim: string,
  reason: Reason,
  check: CheckElement,
): Verdict {
  const list = readList(matcher, received);
  const title = list instanceof Selection ? list.title : `a list of ${list.length}`;
  if (!requireSome(matcher, title, list)) return toPlannedVerdict(matcher);
  const elements = list.map((element) => {
    if (isElement(element)) return element;
    throw new UsageError(
      `${matcher} tested ${title}, which holds a ${typeof element}.`,
      'Test files, classes, functions, exports, imports or parts of the policy; `map` gives up what they are.',
    );
  });
  const { model } = locateElement(elements[0] as Element);
  const why = `The test says that ${title} must ${claim}.`;
  const findings = elements.flatMap((element) => {
    const offence = check(element);
    const located = locateElement(element);
    if (offence === undefined) return [];
    const { what, ...rest } = offence;
    return [
      toFinding(located.model, matcher, why, reason, {
        ...located.findPlace(),
        ...rest,
        what: `${located.words} ${what}`,
      }),
    ];
  });
  return toVerdict(matcher, { model, subject: title, claim, findings, count: elements.length });
}

/** One part of the policy stands for its files; a list of parts for the parts. */
function readList(matcher: string, received: unknown): readonly unknown[] {
  if (Array.isArray(received)) return received;
  if (isWhole(received)) {
    const { model } = received;
    return Selection.under('the whole project', createLookup(model.graph).production.map(elementsOf(model).fileAt));
  }
  if (isElement(received))
    return 'files' in received ? received.files : Selection.under(locateElement(received).words, [received]);
  throw new UsageError(
    `${matcher} was handed ${received === null ? 'null' : `a ${typeof received}`}.`,
    'Hand over a selection, or one of its elements.',
  );
}
