import { BUILTIN_NAMES, normalizeBuiltin } from './builtin-names';
import type { ReportIn } from './problem';
import { findNearest } from './find-nearest';
import type { PartialConfig } from './merge-configs';

/** Checks that restricted builtins exist, and that none is restricted with and without `node:` in one config. */
export function checkBuiltins({ builtins }: PartialConfig, report: ReportIn): void {
  const seen = new Map<string, number>();
  for (const [name, { source, key }] of builtins) {
    const normal = normalizeBuiltin(name);
    const bare = normal.slice('node:'.length);
    if (seen.get(normal) === source) {
      report(source, {
        code: 'config/duplicate',
        key,
        what: `\`${bare}\` is restricted with and without \`node:\`.`,
        mend: 'Remove one of the two.',
      });
    }
    seen.set(normal, source);
    if (isKnown(bare)) continue;
    const nearest = findNearest(bare, BUILTIN_NAMES);
    report(source, {
      code: 'config/unknown-builtin',
      key,
      what: `\`${name}\` is no builtin of Node.`,
      mend: nearest === undefined ? 'Write a builtin such as `node:fs`.' : `Did you mean \`node:${nearest}\`?`,
    });
  }
}

function isKnown(pattern: string): boolean {
  if (!pattern.includes('*')) return BUILTIN_NAMES.has(pattern);
  const regex = new RegExp(`^${pattern.split(/\*+/).join('.*')}$`);
  return Array.from(BUILTIN_NAMES).some((name) => regex.test(name));
}
