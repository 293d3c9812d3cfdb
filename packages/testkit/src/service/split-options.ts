import type { Target } from '#types/target';
import { UsageError } from '#types/usage-error';

/**
 * Parts the arguments of a matcher that takes any number of targets from the options that may come last. A key that the matcher
 * does not know is refused: an option that is passed over would loosen or tighten nothing.
 */
export function splitOptions<O extends object>(
  matcher: string,
  args: readonly (Target | O)[],
  keys: readonly string[],
): { readonly targets: readonly Target[]; readonly options: Partial<O> } {
  const last = args.at(-1);
  const isOptions = isPlain(last);
  const targets = (isOptions ? args.slice(0, -1) : args) as readonly Target[];
  const options = (isOptions ? last : {}) as Partial<O>;
  requireKeys(matcher, options, keys);
  return { targets, options };
}

/** Refuses a key that the matcher does not know. */
export function requireKeys(matcher: string, options: object, keys: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new UsageError(`${matcher} knows no option \`${unknown}\`.`, `Use one of ${keys.join(', ')}.`);
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('model' in value);
}
