import type { Finding, Remedy } from '#types/finding';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import { createRemedyReader } from './create-remedy-reader';

/** For whoever shows few of the findings, which alone cost anything, or puts right as many as there are. */
export const MANY_REMEDIES = 500;

/**
 * Gives each finding its remedies, looked for when they are first asked for: what is not printed costs nothing.
 *
 * @param graph what remedies are looked for in, read with the first of them
 * @param most findings that get any, the first ones: nobody reads more at once, and each costs some trials
 */
export function attachRemedies(
  findings: readonly Finding[],
  policy: Policy,
  graph: Graph | (() => Graph),
  rules: readonly Rule[],
  most: number,
): readonly Finding[] {
  if (findings.length === 0 || most === 0) return findings;
  const find = createRemedyReader(policy, rules, typeof graph === 'function' ? graph : () => graph);
  return findings.map((finding, index) => {
    if (index >= most) return finding;
    const read = remember((): readonly Remedy[] => [...finding.remedies, ...find(finding)]);
    return {
      ...finding,
      get remedies() {
        return read();
      },
    };
  });
}
