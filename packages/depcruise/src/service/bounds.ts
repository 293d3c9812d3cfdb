import type { Policy } from '@storypole/core';
import type { Regions } from './create-regions';

/** What is judged, and what is no target of a rule about places. */
export interface Bounds {
  readonly tests: readonly string[];
  /** Files outside `include`, and those in `exclude`. */
  readonly outside: readonly string[];
  /** Files of layers that are judged by other rules or not at all: goes into `from.pathNot`. */
  readonly unjudged: readonly string[];
  /** Goes into `to.pathNot`: whatever a test is, it has a rule of its own. */
  readonly elsewhere: readonly string[];
}

export const NODE_MODULES = '(?:^|/)node_modules/';

export function findBounds(policy: Policy, regions: Regions): Bounds {
  const tests = regions.globs(policy.tests);
  const excluded = regions.globs(policy.exclude);
  const included = regions.globs(policy.include);
  const complement = included.includes('^') ? [] : [`^(?!${choose(included.map((regex) => regex.slice(1)))})`];
  const globs = policy.layers.flatMap(({ files }) => files.filter((glob) => !glob.startsWith('!')));
  const isNarrow = globs.some((glob) => !policy.include.some((include) => covers(include, glob)));
  const isWide = globs.some((glob) => glob.startsWith('**'));
  return {
    tests,
    outside: [...complement, ...excluded],
    unjudged: [...tests, ...excluded, ...(isNarrow ? complement : [])],
    elsewhere: [...tests, ...excluded, ...(isNarrow ? complement : []), ...(isWide ? [NODE_MODULES] : [])],
  };
}

/** Whether a glob such as `src/**` holds every file of another. */
function covers(include: string, glob: string): boolean {
  return include === '**' || (include.endsWith('/**') && glob.startsWith(include.slice(0, -2)));
}

function choose(regexes: readonly string[]): string {
  return regexes.length === 1 ? (regexes[0] ?? '') : `(?:${regexes.join('|')})`;
}
