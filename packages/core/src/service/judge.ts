import { type Debt, NO_DEBT } from '#types/debt';
import { type Fault, FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import type { EdgeRule, FileRule, GraphRule, Rule, RuleContext, SyntaxRule } from '#types/rule';
import { createExceptions, type Exceptions } from './create-exceptions';
import { createLedger, type DebtLedger } from './debt/create-ledger';
import type { Draft } from './draft';
import {
  draftEdgeFinding,
  draftFileFinding,
  draftGraphFinding,
  draftSyntaxFinding,
  textOfTarget,
} from './draft-findings';
import { createEvidence, type Evidence } from './evidence';
import { judgeEdges } from './judge-edges';
import { judgeFiles } from './judge-files';
import { judgeGraph, judgeRun } from './judge-graph';
import { judgeSyntax } from './judge-syntax';
import { takeRuleFaults } from './take-rule-faults';
import { sortDrafts, toFindings } from './to-findings';
import { toRuleOptions } from './to-rule-options';

export interface JudgeInput {
  readonly policy: Policy;
  readonly graph: Graph;
  readonly rules: readonly Rule[];
  /** `YYYY-MM-DD`, against which exceptions expire. */
  readonly today: string;
  /** Whether the run judges everything; only then can an exception or a known debt be called stale. */
  readonly full: boolean;
  /** Findings that it covers are known; none where left out. */
  readonly debt?: Debt;
  /** Ids of the rules to ask; all where left out. */
  readonly onlyRules?: readonly string[];
  /** Rows of the files whose dependencies and uses are judged; all where left out. Rules of the graph see all in any case. */
  readonly onlyFiles?: readonly number[];
  /** Takes what is wrong with rules of plugins: then the findings are not all. Thrown where left out. */
  readonly onFaults?: (faults: readonly Fault[]) => void;
}

/**
 * Holds a graph against a policy. Findings are sorted by file, position and rule.
 *
 * @throws FaultError where a rule of a plugin throws, and nobody takes its faults
 */
export function judge(input: JudgeInput): readonly Finding[] {
  const { rules, onFaults } = input;
  // What they threw elsewhere is not about this graph.
  takeRuleFaults(rules);
  const findings = judgeEvidence(createEvidence(input.policy, input.graph), input);
  const faults = takeRuleFaults(rules);
  if (faults.length > 0 && onFaults === undefined) throw new FaultError(faults);
  if (faults.length > 0) onFaults?.(faults);
  return findings;
}

function judgeEvidence(evidence: Evidence, input: JudgeInput): readonly Finding[] {
  const rules = input.rules.filter((rule) => isAsked(rule, input));
  const exceptions = createExceptions(input.policy.exceptions, input.today);
  const ledger = createLedger(input.debt ?? NO_DEBT, input.policy);
  const drafts: readonly Draft[] = sortDrafts([
    ...draftEdges(evidence, rules, exceptions, input),
    ...draftFiles(evidence, rules, exceptions, input),
    ...draftSyntax(evidence, rules, exceptions, input),
    ...draftGraph(evidence, rules, exceptions),
  ]).map((draft) => (ledger.covers(draft.finding) ? { ...draft, finding: { ...draft.finding, known: true } } : draft));
  return toFindings(input.full ? [...drafts, ...draftRun(evidence, rules, exceptions, ledger, input)] : drafts);
}

function isAsked(rule: Rule, { policy, onlyRules }: JudgeInput): boolean {
  return policy.rules[rule.id]?.severity !== 'off' && onlyRules?.includes(rule.id) !== false;
}

function draftEdges(evidence: Evidence, rules: readonly Rule[], exceptions: Exceptions, input: JudgeInput): Draft[] {
  const drafts: Draft[] = [];
  const contextOf = createContexts(evidence);
  judgeEdges(
    evidence,
    rules.filter((rule): rule is EdgeRule => rule.scope === 'edge'),
    toFileFilter(input),
    (rule, edge) => rule.check(edge, contextOf(rule)),
    (rule, edge, offence) => {
      if (exceptions.accepts(rule.id, edge.from.path, textOfTarget(edge.to, edge.specifier))) return;
      drafts.push(draftEdgeFinding(evidence, rule, edge, offence));
    },
  );
  return drafts;
}

function draftFiles(evidence: Evidence, rules: readonly Rule[], exceptions: Exceptions, input: JudgeInput): Draft[] {
  const contextOf = createContexts(evidence);
  return judgeFiles(
    evidence,
    rules.filter((rule): rule is FileRule => rule.scope === 'file'),
    toFileFilter(input),
    (rule, file, use) => {
      if (rule.sees === 'place') return rule.check(file, contextOf(rule));
      return use === undefined ? undefined : rule.check(file, use, contextOf(rule));
    },
  )
    .filter(({ rule, file, use }) => !exceptions.accepts(rule.id, file.path, use?.name ?? file.path))
    .map(({ rule, file, use, offence }) => draftFileFinding(evidence, rule, file, use, offence));
}

function draftSyntax(evidence: Evidence, rules: readonly Rule[], exceptions: Exceptions, input: JudgeInput): Draft[] {
  return judgeSyntax(
    evidence,
    rules.filter((rule): rule is SyntaxRule => rule.scope === 'syntax'),
    toFileFilter(input),
    createContexts(evidence),
  )
    .filter(({ rule, file }) => !exceptions.accepts(rule.id, file.path, file.path))
    .map((offence) => draftSyntaxFinding(evidence, offence));
}

function draftGraph(evidence: Evidence, rules: readonly Rule[], exceptions: Exceptions): Draft[] {
  const asked = rules.filter((rule): rule is GraphRule => rule.scope === 'graph');
  return judgeGraph(evidence, asked, exceptions, createContexts(evidence)).map(({ rule, offence }) =>
    draftGraphFinding(evidence, rule, offence),
  );
}

function draftRun(
  evidence: Evidence,
  rules: readonly Rule[],
  exceptions: Exceptions,
  ledger: DebtLedger,
  { rules: all, onlyRules }: JudgeInput,
): Draft[] {
  const asked = rules.filter((rule): rule is GraphRule => rule.scope === 'graph');
  const ids = new Set(all.filter((rule) => onlyRules?.includes(rule.id) !== false).map((rule) => rule.id));
  const paidDebt = ledger.listPaid();
  return judgeRun(evidence, asked, { exceptions, ids, paidDebt }, createContexts(evidence)).map(({ rule, offence }) =>
    draftGraphFinding(evidence, rule, offence),
  );
}

function toFileFilter({ onlyFiles }: JudgeInput): ((file: number) => boolean) | undefined {
  if (onlyFiles === undefined) return undefined;
  const rows = new Set(onlyFiles);
  return (file) => rows.has(file);
}

function createContexts({ policy, graph }: Evidence): (rule: Rule) => RuleContext {
  const contexts = new Map<Rule, RuleContext>();
  return (rule) => {
    let context = contexts.get(rule);
    if (context === undefined) contexts.set(rule, (context = { policy, graph, options: toRuleOptions(policy, rule) }));
    return context;
  };
}
