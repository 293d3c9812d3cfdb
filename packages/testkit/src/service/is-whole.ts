import type { Whole } from '#types/subject';

/** Whether a value is `arch`. */
export function isWhole(value: unknown): value is Whole {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'arch';
}
