import { type FileSystem, type OpenedProject, readCustomConditions } from '@storypole/core';
import { buildPlan } from '#service/build-plan';
import { findFolders } from '#service/find-folders';
import { findTsConfig } from '#service/find-ts-config';
import { GAPS } from '#service/gaps';
import { formatConfig } from '#ui/format-config';

/** The configuration of a project as the text of an ECMAScript module for its root. */
export function generateConfig({ root, policy, graph, rules }: OpenedProject, fileSystem: FileSystem): string {
  const domains = [...new Set(graph.places.flatMap(({ domain }) => (domain === undefined ? [] : [domain])))].sort();
  const tsConfig = findTsConfig(root, policy, fileSystem);
  const conditions = tsConfig === undefined ? [] : readCustomConditions(`${root}/${tsConfig}`, fileSystem);
  const plan = buildPlan(policy, { rules, domains, tsConfig, conditions });
  return formatConfig(plan, { source: policy.source, folders: findFolders(policy), gaps: GAPS });
}
