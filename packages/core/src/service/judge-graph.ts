import type { GraphContext, GraphOffence, GraphRule, Rule, RuleContext } from '#types/rule';
import type { PaidDebt } from '#types/debt';
import type { Exceptions } from './create-exceptions';
import type { Evidence } from './evidence';

/** The exceptions of a run, and the rules (ids) whose exceptions can be told used from unused. */
export interface RunRecord {
  readonly exceptions: Exceptions;
  readonly ids: ReadonlySet<string>;
  readonly paidDebt: readonly PaidDebt[];
}

export interface FoundOffence {
  readonly rule: GraphRule;
  readonly offence: GraphOffence;
}

/** Asks the rules about the graph as a whole. */
export function judgeGraph(
  evidence: Evidence,
  rules: readonly GraphRule[],
  exceptions: Exceptions,
  contextOf: (rule: Rule) => RuleContext,
): readonly FoundOffence[] {
  const found: FoundOffence[] = [];
  for (const rule of rules) {
    if (rule.sees !== 'graph') continue;
    for (const offence of rule.check(toContext(evidence, rule, exceptions, contextOf))) found.push({ rule, offence });
  }
  return found;
}

/** Asks the rules that judge the run itself: after all others, and only where it was full. */
export function judgeRun(
  evidence: Evidence,
  rules: readonly GraphRule[],
  { exceptions, ids, paidDebt }: RunRecord,
  contextOf: (rule: Rule) => RuleContext,
): readonly FoundOffence[] {
  const found: FoundOffence[] = [];
  for (const rule of rules) {
    if (rule.sees !== 'run') continue;
    const context = {
      ...toContext(evidence, rule, exceptions, contextOf),
      unusedExceptions: exceptions.listUnused().filter((exception) => ids.has(exception.rule)),
      expiredExceptions: exceptions.listExpired(),
      paidDebt,
    };
    for (const offence of rule.check(context)) found.push({ rule, offence });
  }
  return found;
}

function toContext(
  { graph }: Evidence,
  rule: GraphRule,
  exceptions: Exceptions,
  contextOf: (rule: Rule) => RuleContext,
): GraphContext {
  return {
    ...contextOf(rule),
    accepts: (from, to) => exceptions.accepts(rule.id, from, to),
    locate: (row) => {
      const { from, start, end } = graph.dependencies;
      return graph.locate(from[row] as number, start[row] as number, end[row] as number);
    },
  };
}
