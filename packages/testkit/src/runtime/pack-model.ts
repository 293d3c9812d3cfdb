import {
  type Debt,
  type Fault,
  FaultError,
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

/** What a process shares with others: a project, or why there is none. */
export type SharedModel = PackedModel | { readonly faults: readonly Fault[]; readonly root?: never };

export function packModel({ root, policy, graph, debt, faults }: Model): PackedModel {
  return { root, policy, graph: toGraphData(graph), debt, faults };
}

/**
 * The model again, in another process. Plugins are loaded when a test asks for the rules.
 *
 * @throws FaultError where there is none
 */
export function unpackModel(packed: SharedModel, providers: Providers, builtIn: readonly Rule[]): Model {
  if (packed.root === undefined) throw new FaultError(packed.faults);
  const { root, policy, debt, faults } = packed;
  let rules: readonly Rule[] | undefined;
  const loadRules = (): readonly Rule[] => {
    const plugins = policy.plugins.map((plugin) => toAbsolutePath(root, plugin));
    const taken = builtIn.map(({ id }) => id);
    // A worker that lives on may have loaded them before they changed.
    const loadModule = (path: string): unknown => providers.loadModule(path, true);
    return [...builtIn, ...loadPluginRules(root, plugins, { configCode: true, loadModule }, taken)];
  };
  const graph = restoreGraph(packed.graph, providers.fileSystem);
  return toModel({ root, policy, graph, debt, faults, rules: () => (rules ??= loadRules()) }, providers);
}
