import { DEPENDENCY_FLAG, FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { EdgeRule, Rule, RuleContext } from '#types/rule';
import type { Evidence } from '../evidence';
import { findRestrictedGlobals } from '../find-restricted-globals';
import { findUnneededAllows } from '../find-unneeded-allows';
import { createMatrix } from '../matrix';
import { mayHandOn } from '../origins/binding-forms';
import { createOrigins, HANDS_ON } from '../origins/create-origins';
import { readEdge, readFile } from '../read-edge';
import { closesDomainCycle } from './closes-domain-cycle';
import { closesFileCycle } from './closes-file-cycle';
import { applyChange, type ChangedGraph } from './apply-change';
import type { GraphChange } from './graph-change';
import { usesGlobals } from './uses-globals';
import type { Workbench } from './workbench';

/** A remedy that touches more dependencies than this is no remedy for one finding. */
const MOST_ROWS = 1_000;

/**
 * Whether a change leaves nothing to object to: every dependency that it adds, changes, or that leads to or from what it moves is
 * judged again, and so are those that receive names through it. What was an offence before, and is left as it was, stays out of it.
 *
 * @param offender row of the dependency, before the change, that must be no offence any more
 */
export function isClean(bench: Workbench, change: GraphChange, offender?: number): boolean {
  if (touchesPolicy(bench, change)) return false;
  const changed = applyChange(bench, change);
  const { graph } = changed;
  const policy = change.policy ?? bench.evidence.policy;
  const matrix = change.policy === undefined ? bench.evidence.matrix : createMatrix(policy);
  const evidence: Evidence = {
    ...bench.evidence,
    policy,
    matrix,
    graph,
    origins: createOrigins(policy, graph, matrix),
  };
  const touched = listTouched(bench, change, changed);
  const affected = listAffected(bench, change, changed);
  if (touched.size + affected.size > MOST_ROWS) return false;
  const contextOf = (rule: Rule): RuleContext => ({ policy, graph, options: bench.optionsOf(rule) });
  const isDropped = offender !== undefined && change.changed?.get(offender)?.dropped === true;
  const judged = offender === undefined || isDropped ? touched : new Set([...touched, changed.toRow(offender)]);
  for (const row of judged) if (findOffender(evidence, bench.edgeRules, contextOf, row) !== undefined) return false;
  for (const [before, after] of affected) {
    const offender = findOffender(evidence, bench.edgeRules, contextOf, after);
    if (offender === undefined) continue;
    const contextBefore = (rule: Rule): RuleContext => ({ ...contextOf(rule), graph: bench.evidence.graph });
    if (findOffender(bench.evidence, bench.edgeRules, contextBefore, before) !== offender) return false;
  }
  return (
    areFilesClean(bench, evidence, change, contextOf) &&
    !makesCycle(bench, graph, change, changed) &&
    (!mayFreeAllow(bench, change) || !freesAllow(bench, policy, graph))
  );
}

/** Whether nothing needs an entry of `allow` any more that something needed. */
function freesAllow({ evidence, findNeeded }: Workbench, policy: Policy, graph: Graph): boolean {
  if (policy === evidence.policy) return findUnneededAllows(policy, graph, findNeeded()).length > 0;
  // An entry that is taken out has no number among the others.
  return findUnneededAllows(policy, graph).length > evidence.policy.allow.length - findNeeded().size;
}

/** A first look: whether a cell that `allow` opens could have been needed by a dependency that changes. */
function mayFreeAllow(
  { evidence: { policy, graph }, importersOf }: Workbench,
  { moved, changed }: GraphChange,
): boolean {
  if (policy.allow.length === 0) return false;
  const { dependencies, files, places } = graph;
  const opened = new Set(policy.allow.map(({ from, to }) => `${from} ${to}`));
  const layerOf = (file: number): string => policy.layers[places[files.place[file] as number]?.layer ?? -1]?.id ?? '*';
  const isNeeded = (row: number): boolean => {
    if (dependencies.kind[row] !== TARGET.file) return false;
    const to = layerOf(dependencies.to[row] as number);
    return to === '*' || opened.has(`${layerOf(dependencies.from[row] as number)} ${to}`);
  };
  if ([...(changed?.keys() ?? [])].some(isNeeded)) return true;
  return [...(moved?.keys() ?? [])].some((file) => {
    for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
      if (isNeeded(row)) return true;
    }
    return importersOf(file).some(isNeeded);
  });
}

/** The rule that objects to a dependency, first in order of precedence. */
function findOffender(
  evidence: Evidence,
  rules: readonly EdgeRule[],
  contextOf: (rule: Rule) => RuleContext,
  row: number,
): EdgeRule | undefined {
  const edge = readEdge(evidence, row);
  // Whoever lies outside `include` is not judged.
  if (edge.from.place.kind === 'outside') return undefined;
  const mayLaunder = edge.to.kind === 'file' && ((edge.to.flags & HANDS_ON) !== 0 || edge.to.place.kind === 'entry');
  const isAsked = ({ sees }: EdgeRule): boolean => {
    if (edge.to.kind === 'file') return sees === 'places' || (sees === 'origins' && mayLaunder);
    if (edge.to.kind === 'package' || edge.to.kind === 'builtin') return sees === 'packages' || sees === 'misuses';
    return sees === 'unknown';
  };
  return rules.find((rule) => isAsked(rule) && rule.check(edge, contextOf(rule)) !== undefined);
}

/** Exceptions name paths, and a plan is a promise about them: a file that they speak of stays where it is. */
function touchesPolicy({ evidence: { policy, graph } }: Workbench, { moved }: GraphChange): boolean {
  return [...(moved?.keys() ?? [])].some((file) => {
    const path = graph.files.paths[file];
    return policy.exceptions.some(({ from, to }) => from === path || to === path);
  });
}

/** Rows after the change. */
function listTouched(
  { evidence: { graph }, importersOf }: Workbench,
  { moved = new Map() as NonNullable<GraphChange['moved']>, changed }: GraphChange,
  { toRow, addedRows }: ChangedGraph,
): ReadonlySet<number> {
  const rows = new Set(addedRows);
  const isRenamed = (file: number): boolean => moved.get(file)?.path !== graph.files.paths[file];
  for (const [row, { dropped }] of changed ?? []) if (dropped !== true) rows.add(toRow(row));
  for (const file of [...moved.keys()].filter(isRenamed)) {
    const { first } = graph.dependencies;
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) rows.add(toRow(row));
    for (const row of importersOf(file)) rows.add(toRow(row));
  }
  for (const [row, { dropped }] of changed ?? []) if (dropped === true) rows.delete(toRow(row));
  return rows;
}

/** Rows, before and after, through which names come from files that the change touches. */
function listAffected(
  { evidence: { graph }, importersOf }: Workbench,
  { moved = new Map() as NonNullable<GraphChange['moved']>, changed, added }: GraphChange,
  { toRow }: ChangedGraph,
): ReadonlyMap<number, number> {
  const { dependencies, files, places } = graph;
  const isEntry = (file: number): boolean => places[files.place[file] as number]?.kind === 'entry';
  const handsOn = (row: number): boolean => {
    const file = dependencies.from[row] as number;
    const mayReexport = ((files.flags[file] as number) & FILE_FLAG.mayReexportImports) !== 0;
    return isEntry(file) || mayHandOn(dependencies.form[row] as number, mayReexport);
  };
  const queue = [...moved.keys()];
  // What is dropped or erased takes names away from others, and opens nothing to them.
  for (const [row, { to, package: name }] of changed ?? []) {
    if ((to !== undefined || name !== undefined) && handsOn(row)) queue.push(dependencies.from[row] as number);
  }
  for (const { from, form } of added ?? [])
    if (from < files.count && (form === 're-export' || isEntry(from))) queue.push(from);
  const rows = new Map<number, number>();
  for (const file of moved.keys()) {
    // A file that keeps its path keeps the findings that it had.
    if (moved.get(file)?.path !== files.paths[file]) continue;
    const { first } = dependencies;
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) rows.set(row, toRow(row));
    for (const row of importersOf(file)) rows.set(row, toRow(row));
  }
  const seen = new Set(queue);
  for (let file = queue.pop(); file !== undefined && rows.size <= MOST_ROWS; file = queue.pop()) {
    for (const row of importersOf(file)) {
      if (changed?.has(row) === true) continue;
      if (!moved.has(file)) rows.set(row, toRow(row));
      const importer = dependencies.from[row] as number;
      if (!handsOn(row) || seen.has(importer)) continue;
      seen.add(importer);
      queue.push(importer);
    }
  }
  return rows;
}

function areFilesClean(
  bench: Workbench,
  evidence: Evidence,
  { moved = new Map() as NonNullable<GraphChange['moved']>, created = [] }: GraphChange,
  contextOf: (rule: Rule) => RuleContext,
): boolean {
  const { graph, policy } = bench.evidence;
  const added = created.map((_, index) => graph.files.count + index);
  const isAccepted = [...moved.keys(), ...added].every((row) => {
    const file = readFile(evidence, row);
    return bench.fileRules.every(
      (rule) =>
        rule.sees === 'globals' ||
        !rule.suspects(file.place, file.flags) ||
        rule.check(file, contextOf(rule)) === undefined,
    );
  });
  return (
    isAccepted &&
    [...moved].every(([row, { place }]) => {
      const names = findRestrictedGlobals(policy, place);
      if (graph.globalUses.some(({ file, name }) => file === row && names.includes(name))) return false;
      // Uses are known of those that the file may not use where it is.
      const before = findRestrictedGlobals(policy, graph.places[graph.files.place[row] as number] as Place);
      const unknown = names.filter((name) => !before.includes(name));
      return unknown.length === 0 || !usesGlobals(graph, row, unknown);
    })
  );
}

function makesCycle(bench: Workbench, graph: Graph, change: GraphChange, { toRow, addedRows }: ChangedGraph): boolean {
  const moved = [...(change.moved ?? [])].flatMap(([file, { path }]) =>
    path === bench.evidence.graph.files.paths[file] ? [] : [file],
  );
  const { flags, kind } = graph.dependencies;
  const leads = [
    ...[...(change.changed ?? [])].flatMap(([row, { to: target }]) => (target === undefined ? [] : [toRow(row)])),
    ...addedRows,
  ].filter((row) => kind[row] === TARGET.file);
  const values = leads.filter((row) => ((flags[row] as number) & DEPENDENCY_FLAG.typeOnly) === 0);
  if ((values.length > 0 || moved.length > 0) && closesFileCycle(bench.evidence.graph, graph, values, moved))
    return true;
  return closesDomainCycle(bench.evidence.graph, graph, leads, moved);
}
