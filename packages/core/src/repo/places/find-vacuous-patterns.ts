import type { Fault } from '#types/fault';
import type { FileTable } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { findStaticPrefix } from './compile-pattern';
import { createPathMatcher } from './compile-pattern-list';

/**
 * Faults for what matches nothing: pattern lists that the user wrote (`exclude` and planned ones exempt), and a preset of
 * which no layer is found. A list that matches nothing is a mistyped glob until its author says `planned`.
 *
 * @param places those that hold at least one file
 */
export function findVacuousPatterns(policy: Policy, files: FileTable, places: readonly Place[]): readonly Fault[] {
  const faults: Fault[] = [];
  const hasLayers = places.some((place) => place.kind === 'layer');
  for (const key of policy.written) {
    const patterns = findPatterns(policy, key);
    if (patterns === undefined || patterns.length === 0 || patterns.some((pattern) => policy.planned.includes(pattern)))
      continue;
    if (isKnownToMatch(policy, key, files, places) || matchesAnyPath(patterns, files)) continue;
    faults.push({
      code: 'config/no-match',
      ...(policy.source === undefined ? {} : { file: policy.source }),
      ...(policy.lines[key] === undefined ? {} : { line: policy.lines[key], column: 1 }),
      key,
      what: `\`${key}\` matches no file: ${patterns.map((pattern) => `\`${pattern}\``).join(', ')}.`,
      mend: 'Correct the pattern, or list it in `planned` until its files exist.',
    });
  }
  if (!hasLayers && policy.preset !== 'none' && faults.length === 0) faults.push(missingLayers(policy));
  return faults;
}

/** What the places show already; asking the patterns again would cost more than assigning the places did. */
function isKnownToMatch(policy: Policy, key: string, files: FileTable, places: readonly Place[]): boolean {
  if (key === 'include') return places.some((place) => place.kind !== 'outside');
  if (key === 'tests') return places.some((place) => place.test);
  if (key === 'domains.entry') return places.some((place) => place.kind === 'entry');
  const id = /^layers\.(.+)\.files$/.exec(key)?.[1];
  if (id === undefined) return false;
  const layer = policy.layers.findIndex((candidate) => candidate.id === id);
  return (
    places.some((place) => place.layer === layer) || [...files.rivals.values()].some((rivals) => rivals.includes(id))
  );
}

function matchesAnyPath(patterns: readonly string[], files: FileTable): boolean {
  const isMatch = createPathMatcher(patterns);
  const prefixes = patterns.filter((pattern) => !pattern.startsWith('!')).map(findStaticPrefix);
  return files.paths.some((path) => prefixes.some((prefix) => path.startsWith(prefix)) && isMatch(path) !== undefined);
}

function missingLayers(policy: Policy): Fault {
  const examples = policy.layers.slice(0, 3).flatMap((layer) => layer.files.slice(0, 1));
  return {
    code: 'config/no-layer',
    ...(policy.source === undefined ? {} : { file: policy.source }),
    key: 'preset',
    what: `No file lies in a layer of the preset \`${policy.preset}\`; it expects files such as ${examples.map((glob) => `\`${glob}\``).join(', ')}.`,
    mend:
      policy.source === undefined
        ? 'Run `storypole init` to write a config that fits this tree.'
        : 'Set `domains.pattern` and `layers` to where the code lies, or run `storypole init --dry-run` to see a config that fits.',
  };
}

/** The pattern list behind a key path of the config, or `undefined` where the key holds no list of file patterns. */
function findPatterns(policy: Policy, key: string): readonly string[] | undefined {
  if (key === 'include') return policy.include;
  if (key === 'tests') return policy.tests;
  if (key === 'domains.pattern') return policy.domains.patterns.map((pattern) => `${pattern}/**`);
  if (key === 'providers.pattern')
    return policy.providers.patterns.flatMap((pattern) => [`${pattern}/**`, `${pattern}.*`]);
  if (key === 'domains.entry') {
    return policy.domains.patterns.flatMap((pattern) => policy.domains.entry.map((entry) => `${pattern}/${entry}`));
  }
  if (key === 'providers.entry') {
    return policy.providers.patterns.flatMap((pattern) => [
      ...policy.providers.entry.map((entry) => `${pattern}/${entry}`),
      `${pattern}.*`,
    ]);
  }
  const layer = /^layers\.(.+)\.files$/.exec(key)?.[1];
  if (layer !== undefined) return policy.layers.find((candidate) => candidate.id === layer)?.files;
  const outside = /^outside\[(\d+)\]\.files$/.exec(key)?.[1];
  return outside === undefined ? undefined : policy.outside[Number(outside)]?.files;
}
