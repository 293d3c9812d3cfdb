import type { Loosening } from '#types/change';
import type { Policy } from '#types/policy';
import { compareCells } from './compare-cells';
import { compareExceptions } from './compare-exceptions';
import { compareLayers } from './compare-layers';
import { comparePatterns } from './compare-patterns';
import { compareRestrictions } from './compare-restrictions';
import { compareRules } from './compare-rules';

/** What a policy holds less tightly than another. Only what became looser: what became tighter is free. */
export function findLoosenings(before: Policy, after: Policy): readonly Loosening[] {
  return [
    ...compareCells(before, after),
    ...compareLayers(before, after),
    ...comparePatterns(before, after),
    ...compareRestrictions(before, after),
    ...compareRules(before, after),
    ...compareExceptions(before, after),
  ];
}
