import type { Delta } from '#types/change';
import type { Element } from '#types/element';
import { UsageError } from '#types/usage-error';
import type { Reason, Verdict } from '#types/verdict';
import { locateElement } from '#service/locate-element';
import { requireKeys } from '#service/split-options';
import { toFinding } from '#service/to-finding';
import { toVerdict } from './to-verdict';

/** Checks one side of what a change makes. It may be empty: that is what the test hopes for. */
export function checkDelta(
  matcher: string,
  received: unknown,
  verb: 'add' | 'remove',
  sideOf: (delta: Delta<Element>) => readonly Element[],
  what: string,
  isMeant: ((element: Element) => boolean) | undefined,
  options: Reason,
): Verdict {
  requireKeys(matcher, options, ['why', 'fix']);
  if (!isDelta(received) || typeof what !== 'string') {
    throw new UsageError(
      `${matcher} takes one kind of what a change makes, and a name for it.`,
      `Write \`expect(arch.changedSince('main').edges).${matcher}('edge between domains', (edge) => edge.crossesDomains)\`.`,
    );
  }
  const claim = `${verb} no ${what}`;
  const side = sideOf(received);
  const meant = isMeant === undefined ? side : side.filter((element) => requireBoolean(matcher, isMeant(element)));
  const findings = meant.map((element) => {
    const { model, words, findPlace } = locateElement(element);
    const sentence = `${words}: the change ${verb}s this ${what}.`;
    return toFinding(model, matcher, `The test says that the change must ${claim}.`, options, {
      ...findPlace(),
      what: sentence,
    });
  });
  const { model } = received;
  return toVerdict(matcher, { model, subject: 'the change', rows: new Set(), claim, findings, count: side.length });
}

function requireBoolean(matcher: string, answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  throw new UsageError(
    `The condition of ${matcher} answered with a ${typeof answer}.`,
    'Answer with `true` or `false`.',
  );
}

function isDelta(received: unknown): received is Delta<Element> {
  return typeof received === 'object' && received !== null && 'kind' in received && received.kind === 'delta';
}
