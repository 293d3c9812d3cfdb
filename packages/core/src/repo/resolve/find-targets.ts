import { holdsForCurrentCompiler } from './manifest';
import { matchStar } from './match-pattern';

/** Decides whether the conditions of an `exports` or `imports` object hold; `default` need not be answered. */
export type Conditions = (condition: string) => boolean;

/**
 * The targets of a subpath (`.`, `./a`) in `exports`, or of a name (`#a`) in `imports`, in the order in which they are to be tried;
 * `undefined` where no key covers it, so that the package does not hand it out at all.
 */
export function findTargets(table: unknown, subpath: string, conditions: Conditions): readonly string[] | undefined {
  const isSubpaths = isRecord(table) && Object.keys(table).some((key) => key.startsWith('.') || key.startsWith('#'));
  if (!isSubpaths) return subpath === '.' ? collect(table, conditions, '', []) : undefined;
  if (Object.hasOwn(table, subpath) && !subpath.endsWith('/') && !subpath.includes('*')) {
    return collect(table[subpath], conditions, undefined, []);
  }
  for (const key of Object.keys(table).sort(compareKeys)) {
    const at = key.indexOf('*');
    if (at >= 0) {
      const star = key.includes('*', at + 1) ? undefined : matchStar(key, at, subpath);
      if (star !== undefined && star !== '') return collect(table[key], conditions, star, []);
    } else if (key.endsWith('/') && subpath.startsWith(key)) {
      return collect(table[key], conditions, undefined, []).map((target) => target + subpath.slice(key.length));
    }
  }
  return undefined;
}

function collect(target: unknown, conditions: Conditions, star: string | undefined, found: string[]): string[] {
  if (typeof target === 'string') found.push(star === undefined ? target : target.replaceAll('*', () => star));
  else if (Array.isArray(target)) for (const item of target) collect(item, conditions, star, found);
  else if (isRecord(target)) {
    for (const condition of Object.keys(target)) {
      if (condition === 'default' || conditions(condition)) collect(target[condition], conditions, star, found);
    }
  }
  return found;
}

/** Whether a condition such as `types@>=5.2` asks for types of a current compiler. */
export function isTypesCondition(condition: string): boolean {
  return (
    condition === 'types' ||
    (condition.startsWith('types@') && holdsForCurrentCompiler(condition.slice('types@'.length)))
  );
}

/** Longer prefixes first, as Node's `PATTERN_KEY_COMPARE` has it. */
function compareKeys(left: string, right: string): number {
  const base = (key: string): number => (key.includes('*') ? key.indexOf('*') + 1 : key.length);
  const byBase = base(right) - base(left);
  if (byBase !== 0) return byBase;
  if (!left.includes('*')) return 1;
  if (!right.includes('*')) return -1;
  return right.length - left.length;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
