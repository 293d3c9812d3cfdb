import type { Area } from '#types/area';

/** Whether a value is a domain, a layer or a provider. */
export function isArea(value: unknown): value is Area {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'domain' || value.kind === 'layer' || value.kind === 'provider';
}
