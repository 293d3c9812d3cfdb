import { describePlace, type Place } from '@storypole/core';
import type { Model } from '#types/model';

/** `src/domains/billing/repo.ts (billing/repo)` */
export function describeFile({ graph, policy }: Model, file: number): string {
  const place = describePlace(policy, graph.places[graph.files.place[file] as number] as Place);
  return `${graph.files.paths[file] as string} (${place})`;
}
