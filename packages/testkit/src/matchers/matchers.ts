import type { Check } from '#types/check';
import { toAddNoFindings } from './to-add-no-findings';
import { toAddNone } from './to-add-none';
import { toBeImportedOnlyThrough } from './to-be-imported-only-through';
import { toBePlaced } from './to-be-placed';
import { toBeUsedOnlyIn } from './to-be-used-only-in';
import { toDependOnlyOn } from './to-depend-only-on';
import { toEachSatisfy } from './to-each-satisfy';
import { toHaveCounterpart } from './to-have-counterpart';
import { toHaveNoCycles } from './to-have-no-cycles';
import { toMatchNaming } from './to-match-naming';
import { toNotDependOn } from './to-not-depend-on';
import { toNotReach } from './to-not-reach';
import { toRemoveNone } from './to-remove-none';
import { toRespectLayers } from './to-respect-layers';
import { toRespectPolicy } from './to-respect-policy';
import { toStayBelow } from './to-stay-below';

export interface Matcher {
  readonly name: string;
  readonly check: Check;
  /**
   * What to write instead of `.not`, where that has two meanings: of a check of many elements the contrary could be that none does,
   * or that not all do. `undefined` where it has one.
   */
  readonly instead: string | undefined;
}

/** Every matcher. */
export const matchers: readonly Matcher[] = [
  { name: 'toRespectLayers', check: toRespectLayers, instead: undefined },
  { name: 'toRespectPolicy', check: toRespectPolicy, instead: undefined },
  { name: 'toHaveNoCycles', check: toHaveNoCycles, instead: undefined },
  {
    name: 'toBeImportedOnlyThrough',
    check: toBeImportedOnlyThrough,
    instead: 'Name the doors that there are, or use `toNotDependOn` on the side of the importers.',
  },
  {
    name: 'toBeUsedOnlyIn',
    check: toBeUsedOnlyIn,
    instead: 'Name the places that may use it, or use `toNotDependOn` on the side of those that may not.',
  },
  { name: 'toDependOnlyOn', check: toDependOnlyOn, instead: 'Use `toNotDependOn` for what is closed.' },
  {
    name: 'toNotDependOn',
    check: toNotDependOn,
    instead: 'Use `toDependOnlyOn` for what is open, or `toEachSatisfy` where each must depend on something.',
  },
  { name: 'toNotReach', check: toNotReach, instead: 'Use `toEachSatisfy` where each must lead somewhere.' },
  { name: 'toBePlaced', check: toBePlaced, instead: 'Name the places in which it lies.' },
  { name: 'toMatchNaming', check: toMatchNaming, instead: 'Write an expression for the names that may be.' },
  {
    name: 'toHaveCounterpart',
    check: toHaveCounterpart,
    instead: 'Use `toEachSatisfy` with the condition turned round.',
  },
  { name: 'toStayBelow', check: toStayBelow, instead: 'Use `toEachSatisfy` with the condition turned round.' },
  { name: 'toEachSatisfy', check: toEachSatisfy, instead: 'Turn the condition round.' },
  { name: 'toAddNoFindings', check: toAddNoFindings, instead: undefined },
  { name: 'toAddNone', check: toAddNone, instead: undefined },
  { name: 'toRemoveNone', check: toRemoveNone, instead: undefined },
];
