import type { Finding, Remedy } from '#types/finding';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import { createEvidence } from '#service/evidence';
import { findRemedies } from '#service/remedies/find-remedies';
import { keepPrograms } from '#service/remedies/keep-programs';
import { createWorkbench } from '#service/remedies/workbench';
import { createPlaceFinder } from './create-place-finder';

/**
 * Looks for the remedies of one finding after the other.
 *
 * @param readGraph asked when a remedy is first looked for
 */
export function createRemedyReader(
  policy: Policy,
  rules: readonly Rule[],
  readGraph: () => Graph,
): (finding: Finding) => readonly Remedy[] {
  const bench = remember(() =>
    createWorkbench(createEvidence(policy, keepPrograms(readGraph())), rules, createPlaceFinder(policy)),
  );
  return (finding) => findRemedies(bench(), finding);
}
