import {
  type Debt,
  type Fault,
  type GraphData,
  loadPluginRules,
  type Policy,
  type Providers,
  restoreGraph,
  type Rule,
  toAbsolutePath,
  toGraphData,
} from '@storypole/core';
import type { Model } from '#types/model';
import { toModel } from './open-model';

/** A model as data: everything but the rules, which are code, and what is read on demand. */
export interface PackedModel {
  readonly root: string;
  readonly policy: Policy;
  readonly graph: GraphData;
  readonly debt: Debt;
  readonly faults: readonly Fault[];
}

export function packModel({ root, policy, graph, debt, faults }: Model): PackedModel {
  return { root, policy, graph: toGraphData(graph), debt, faults };
}

/** The model again, in another process. Plugins are loaded when a test asks for the rules. */
export function unpackModel(packed: PackedModel, providers: Providers, builtIn: readonly Rule[]): Model {
  const { root, policy, debt, faults } = packed;
  let rules: readonly Rule[] | undefined;
  const loadRules = (): readonly Rule[] => {
    const plugins = policy.plugins.map((plugin) => toAbsolutePath(root, plugin));
    const taken = builtIn.map(({ id }) => id);
    return [...builtIn, ...loadPluginRules(plugins, { configCode: true, loadModule: providers.loadModule }, taken)];
  };
  const graph = restoreGraph(packed.graph, providers.fileSystem);
  return toModel({ root, policy, graph, debt, faults, rules: () => (rules ??= loadRules()) }, providers);
}
