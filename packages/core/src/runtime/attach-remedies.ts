import type { Finding, Remedy } from '#types/finding';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import { createEvidence } from '#service/evidence';
import { findRemedies } from '#service/remedies/find-remedies';
import { createWorkbench } from '#service/remedies/workbench';
import { createPlaceFinder } from './create-place-finder';

/** Findings of one run for which remedies are looked for: nobody reads more at once, and each costs some trials. */
const MOST = 500;

/** Gives each finding its remedies, looked for when they are first asked for: what is not printed costs nothing. */
export function attachRemedies(
  findings: readonly Finding[],
  policy: Policy,
  readGraph: () => Graph,
  rules: readonly Rule[],
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const bench = remember(() => createWorkbench(createEvidence(policy, readGraph()), rules, createPlaceFinder(policy)));
  let asked = 0;
  return findings.map((finding) => {
    const read = remember((): readonly Remedy[] => {
      asked += 1;
      return asked > MOST ? finding.remedies : [...finding.remedies, ...findRemedies(bench(), finding)];
    });
    return {
      ...finding,
      get remedies() {
        return read();
      },
    };
  });
}
