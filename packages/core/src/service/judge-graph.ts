import type { GraphContext, GraphOffence, GraphRule, Rule, RuleContext } from '#types/rule';
import type { Exceptions } from './create-exceptions';
import type { Evidence } from './evidence';

/** The exceptions of a run, and the rules (ids) whose exceptions can be told used from unused. */
export interface RunRecord {
  readonly exceptions: Exceptions;
  readonly ids: ReadonlySet<string>;
}

/** Asks the rules about the graph as a whole; those that judge the run itself come last, and only where it was full. */
export function judgeGraph(
  { graph }: Evidence,
  rules: readonly GraphRule[],
  { exceptions, ids }: RunRecord,
  full: boolean,
  contextOf: (rule: Rule) => RuleContext,
): readonly { readonly rule: GraphRule; readonly offence: GraphOffence }[] {
  const toContext = (rule: GraphRule): GraphContext => ({
    ...contextOf(rule),
    accepts: (from, to) => exceptions.accepts(rule.id, from, to),
    locate: (row) => {
      const { from, start, end } = graph.dependencies;
      return graph.locate(from[row] as number, start[row] as number, end[row] as number);
    },
  });
  const found: { rule: GraphRule; offence: GraphOffence }[] = [];
  for (const rule of rules) {
    if (rule.sees !== 'graph') continue;
    for (const offence of rule.check(toContext(rule))) found.push({ rule, offence });
  }
  for (const rule of full ? rules : []) {
    if (rule.sees !== 'run') continue;
    const context = {
      ...toContext(rule),
      unusedExceptions: exceptions.listUnused().filter((exception) => ids.has(exception.rule)),
      expiredExceptions: exceptions.listExpired(),
    };
    for (const offence of rule.check(context)) found.push({ rule, offence });
  }
  return found;
}
