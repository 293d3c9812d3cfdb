import type { FileSystem, OpenedProject } from '@storypole/core';
import { buildPlan } from '#service/build-plan';
import { findFolders } from '#service/find-folders';
import { findTsConfig } from '#service/find-ts-config';
import { GAPS } from '#service/gaps';
import { formatConfig } from '#ui/format-config';

/** The configuration of a project as the text of an ECMAScript module for its root. */
export function generateConfig({ root, policy, graph, rules }: OpenedProject, fileSystem: FileSystem): string {
  const domains = [...new Set(graph.places.flatMap(({ domain }) => (domain === undefined ? [] : [domain])))].sort();
  const plan = buildPlan(policy, { rules, domains, tsConfig: findTsConfig(root, policy, fileSystem) });
  return formatConfig(plan, { source: policy.source, folders: findFolders(policy), gaps: GAPS });
}
