import type { Finding, Remedy } from '#types/finding';
import type { Edge, Rule } from '#types/rule';
import { proposeArgument, proposeUnwired } from './pass-argument';
import { proposeContract } from './declare-use';
import { proposeCorrection } from './correct-target';
import { proposeCut } from './cut-cycle';
import { proposeDeclaration } from './declare-type';
import { proposeDomainCut } from './cut-domain-cycle';
import { proposeEntryExport } from './export-from-entry';
import { listRequested, proposeExport } from './use-export';
import { findEdge } from './find-edge';
import { proposeGlobalOwner } from './use-global-owner';
import { proposeHome } from './place-file';
import { proposeImportType } from './import-type';
import { isClean } from './judge-change';
import { listNeeds } from './list-needs';
import { proposeMove } from './move-file';
import { listOwningLayers } from './list-owning-layers';
import { proposeLeaving } from './leave-test';
import { proposeOwned, proposeUnowned } from './pass-owned';
import { proposeSymbolMove } from './move-symbol';
import { proposeOwner } from './use-owner';
import { proposeRemoval } from './remove-entry';
import type { EdgeSubject, Proposal } from './subject';
import type { Workbench } from './workbench';

/** Remedies that a finding lists. */
const MOST = 4;
/** Proposals of one kind that are tried for one finding. */
const MOST_TRIES = 24;

type Proposals = Iterable<Proposal>;

/**
 * The ways to clear a finding, the best first: the mechanical ones that change least, then those that need thought, then those
 * that need a decision. Each was made on the graph and judged again. Never an exception, a suppression or known debt.
 */
export function findRemedies(bench: Workbench, finding: Finding): readonly Remedy[] {
  const rule = bench.ruleOf.get(finding.rule);
  if (rule === undefined) return [];
  const edge = rule.scope === 'edge' ? findEdge(bench, finding) : undefined;
  const remedies: Remedy[] = [];
  const take = (groups: Iterable<Proposals>): void => {
    for (const proposals of groups) {
      if (remedies.length >= MOST) return;
      let tries = 0;
      for (const { remedy, change } of proposals) {
        if ((tries += 1) > MOST_TRIES) break;
        if (!isClean(bench, change, edge?.row)) continue;
        remedies.push(listNeeds(bench, remedy, change));
        break;
      }
    }
  };
  take(propose(bench, rule, finding, edge));
  if (remedies.length === 0) take(proposeLast(bench, rule, finding, edge));
  return remedies;
}

/** What can always be done, and is said only where nothing better is known. */
function* proposeLast(bench: Workbench, rule: Rule, finding: Finding, edge: Edge | undefined): Iterable<Proposals> {
  if (rule.scope === 'file' && rule.sees === 'globals') {
    const file = bench.rowOf(finding.from.file);
    yield proposeUnowned(bench, file, finding.to?.global ?? '', { freed: new Set([file]) });
  }
  if (edge === undefined) return;
  const removed = { changed: new Map([[edge.row, { dropped: true as const }]]) };
  if (edge.to.kind === 'file') yield proposeUnwired(bench, { finding, edge });
  if (edge.to.kind === 'package' || edge.to.kind === 'builtin') {
    yield proposeUnowned(bench, edge.from.row, edge.to.name, removed);
  }
}

function propose(bench: Workbench, rule: Rule, finding: Finding, edge: Edge | undefined): Iterable<Proposals> {
  if (rule.scope === 'file') {
    return rule.sees === 'globals' ? proposeForGlobal(bench, finding) : proposeHome(bench, finding);
  }
  if (rule.scope === 'graph') {
    return rule.sees === 'run'
      ? [proposeRemoval(bench, rule, finding)]
      : [proposeCut(bench, rule, finding), proposeDomainCut(bench, rule, finding)];
  }
  return edge === undefined ? [] : proposeForEdge(bench, { finding, edge });
}

function* proposeForEdge(bench: Workbench, subject: EdgeSubject): Iterable<Proposals> {
  const { edge } = subject;
  if (edge.to.kind === 'file') {
    const { finding } = subject;
    const { from, to } = edge;
    yield proposeImportType(bench, subject);
    yield proposeExport(bench, subject);
    yield proposeEntryExport(bench, subject);
    const domains = [from.place.domain, to.place.domain, undefined];
    const names = listRequested(bench.evidence.graph, edge.row) ?? [];
    const laundered = finding.chain.length > 2 ? finding.names : names;
    yield proposeSymbolMove(bench, originOf(bench, subject), laundered, domains);
    for (const file of new Set([originOf(bench, subject), to.row])) yield proposeMove(bench, file, domains);
    yield proposeMove(bench, from.row, domains);
    yield proposeLeaving(bench, subject);
    yield proposeArgument(bench, subject);
    yield proposeDeclaration(bench, subject);
    yield proposeContract(bench, subject);
    return;
  }
  if (edge.to.kind === 'package' || edge.to.kind === 'builtin') yield proposeOwner(bench, subject);
  if (edge.to.kind === 'package' || edge.to.kind === 'builtin') {
    const onlyIn = listOwningLayers(bench, edge);
    const removed = { changed: new Map([[edge.row, { dropped: true as const }]]) };
    yield proposeMove(bench, edge.from.row, [edge.from.place.domain, undefined]);
    yield proposeOwned(bench, edge.from.row, edge.to.name, onlyIn, removed);
    return;
  }
  yield proposeCorrection(bench, subject);
  yield proposeMove(bench, edge.from.row, [edge.from.place.domain, undefined]);
}

function* proposeForGlobal(bench: Workbench, finding: Finding): Iterable<Proposals> {
  yield proposeGlobalOwner(bench, finding);
  const file = bench.rowOf(finding.from.file);
  const name = finding.to?.global ?? '';
  const onlyIn = bench.evidence.policy.globals.find((global) => global.name === name)?.onlyIn ?? [];
  yield proposeMove(bench, file, [finding.from.domain, undefined]);
  yield proposeOwned(bench, file, name, onlyIn, { freed: new Set([file]) });
}

/** The file that declares what is imported, where it came through others. */
function originOf(bench: Workbench, { finding, edge }: EdgeSubject): number {
  const last = finding.chain.at(-1);
  const origin = last === undefined ? -1 : bench.rowOf(last);
  return origin >= 0 ? origin : edge.to.kind === 'file' ? edge.to.row : -1;
}
