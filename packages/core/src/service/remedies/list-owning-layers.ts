import type { Edge } from '#types/rule';
import type { Workbench } from './workbench';

/** The places, as `onlyIn` writes them, that may use the package or builtin of a dependency. */
export function listOwningLayers({ evidence: { policy, packages } }: Workbench, edge: Edge): readonly string[] {
  const { to, from, specifier } = edge;
  if (to.kind !== 'package' && to.kind !== 'builtin') return [];
  const restricted = edge.misuses.flatMap(({ restriction }) => restriction?.onlyIn ?? []);
  if (restricted.length > 0) return restricted;
  return policy.layers.flatMap(({ id }, layer) =>
    packages.findMisuses({ ...from.place, kind: 'layer', layer }, to.kind, to.name, specifier).length === 0 ? [id] : [],
  );
}
