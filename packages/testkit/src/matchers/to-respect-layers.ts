import type { Verdict } from '#types/verdict';
import { checkPolicy } from './check-policy';

/** Every dependency of the subject keeps the rules about edges: layers, domains, entries, packages, origins. */
export function toRespectLayers(received: unknown): Verdict {
  return checkPolicy('toRespectLayers', received, ['edge'], 'respect the layers');
}
