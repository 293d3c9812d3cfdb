import type { Element } from '#types/element';
import { Selection } from '#types/selection';
import { UsageError } from '#types/usage-error';
import type { Reason, Verdict } from '#types/verdict';
import { fillCounterpart } from '#service/fill-counterpart';
import { requireSome } from '#service/require-some';
import { requireKeys } from '#service/split-options';
import { checkElements } from './check-elements';

const NAME = 'toHaveCounterpart';

export interface CounterpartOptions extends Reason {
  /** With a selection: whether a candidate is the counterpart of an element. Default: both have the same name. */
  readonly by?: (element: Element, candidate: Element) => boolean;
}

/** A path with placeholders, `{folder}/{stem}.test.ts`, several of which one must exist; or what the counterparts are among. */
export type Counterpart = string | readonly string[] | readonly Element[];

/** Every element has a counterpart: a file at a path made from its own, or an element of another selection. */
export function toHaveCounterpart(
  received: unknown,
  counterpart: Counterpart,
  options: CounterpartOptions = {},
): Verdict {
  if (isPaths(counterpart)) {
    requireKeys(NAME, options, ['why', 'fix']);
    const templates = typeof counterpart === 'string' ? [counterpart] : counterpart;
    return checkElements(NAME, received, `have a counterpart at ${templates.join(' or ')}`, options, (element) => {
      if (element.kind !== 'file') {
        throw new UsageError(
          `${NAME} makes paths from files, and was handed a ${element.kind}.`,
          'Hand over files, or name a selection in which the counterparts are.',
        );
      }
      const paths = templates.map((template) => fillCounterpart(NAME, template, element));
      if (paths.some((path) => element.model.exists(path))) return undefined;
      return { what: `has no counterpart: ${paths.join(' and ')} ${paths.length === 1 ? 'does' : 'do'} not exist.` };
    });
  }
  requireKeys(NAME, options, ['by', 'why', 'fix']);
  const title = counterpart instanceof Selection ? counterpart.title : `a list of ${counterpart.length}`;
  requireSome(NAME, title, counterpart);
  const isCounterpart = options.by ?? haveSameName;
  return checkElements(NAME, received, `have a counterpart among ${title}`, options, (element) =>
    counterpart.some((candidate) => isCounterpart(element, candidate))
      ? undefined
      : { what: `has no counterpart among ${title}.` },
  );
}

function isPaths(counterpart: Counterpart): counterpart is string | readonly string[] {
  return typeof counterpart === 'string' || (counterpart.length > 0 && typeof counterpart[0] === 'string');
}

function haveSameName(element: Element, candidate: Element): boolean {
  return nameOf(element) === nameOf(candidate);
}

function nameOf(element: Element): string {
  return element.kind === 'file' ? element.stem : element.kind === 'import' ? element.to : element.name;
}
