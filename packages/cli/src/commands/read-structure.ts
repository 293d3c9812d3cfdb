import { findWiringLayers, openProject, type Providers } from '@storypole/core';
import type { StructureTestFacts } from '#ui/format-structure-test';

/** What the config of a project finds, for its first structural test. */
export async function readStructure(cwd: string, providers: Providers): Promise<StructureTestFacts> {
  const { rules } = await import('@storypole/rules');
  const { graph, policy } = openProject({ cwd, configCode: true }, providers, rules);
  const used = new Set(graph.files.place);
  const places = graph.places.filter(({ id }) => used.has(id));
  const layers = new Set(places.map(({ layer }) => policy.layers[layer]?.id));
  return {
    hasDomains: places.some(({ domain }) => domain !== undefined),
    wiring: findWiringLayers(policy).filter((layer) => layers.has(layer)),
  };
}
