import type { OpenedProject } from '@storypole/core';
import type { OptionsInput } from '#service/build-options';
import { buildPlan } from '#service/build-plan';
import { findFolders } from '#service/find-folders';
import { GAPS } from '#service/gaps';
import { formatConfig } from '#ui/format-config';

/** The configuration of a project as the text of an ECMAScript module for its root. */
export function generateConfig({ policy, graph, rules }: OpenedProject, options: OptionsInput): string {
  const domains = [...new Set(graph.places.flatMap(({ domain }) => (domain === undefined ? [] : [domain])))].sort();
  const plan = buildPlan(policy, { rules, domains, ...options });
  return formatConfig(plan, { source: policy.source, folders: findFolders(policy), gaps: GAPS });
}
