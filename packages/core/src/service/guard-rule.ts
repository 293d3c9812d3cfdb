import type { Fault } from '#types/fault';
import type { GuardedRule } from '#types/guarded-rule';
import type { GlobalUse } from '#types/graph';
import type { Place } from '#types/place';
import type {
  ChangeContext,
  ChangeRule,
  EdgeRule,
  FileRule,
  FileView,
  GraphContext,
  GraphOffence,
  GraphRule,
  Offence,
  PackageUse,
  PlacePair,
  Rule,
  RuleContext,
  RunContext,
  Suppression,
  SyntaxRule,
} from '#types/rule';
import type { SyntaxVisitors } from '#types/syntax';
import { type RuleSource, toRuleFault } from './to-rule-fault';

/** Asks a part of a rule about something; `undefined` where it throws. */
type Attempt = <T>(part: string, about: string | undefined, ask: () => T) => T | undefined;

/**
 * A rule that never throws, whatever a plugin's does: where it throws it finds nothing, goes on with the next file, and remembers that
 * what it found is not all.
 *
 * @param plugin the module that it came from
 */
export function guardRule(rule: Rule, plugin: RuleSource): GuardedRule {
  let first: { readonly part: string; readonly about: string | undefined; readonly error: unknown } | undefined;
  let count = 0;
  const attempt: Attempt = (part, about, ask) => {
    try {
      return ask();
    } catch (error) {
      first ??= { part, about, error };
      count++;
      return undefined;
    }
  };
  const takeFaults = (): readonly Fault[] => {
    const faults = first === undefined ? [] : [toRuleFault(rule.id, plugin, first, count)];
    first = undefined;
    count = 0;
    return faults;
  };
  return { ...guard(rule, attempt), takeFaults };
}

function guard(rule: Rule, attempt: Attempt): Rule {
  switch (rule.scope) {
    case 'edge':
      return guardEdgeRule(rule, attempt);
    case 'file':
      return guardFileRule(rule, attempt);
    case 'syntax':
      return guardSyntaxRule(rule, attempt);
    case 'graph':
      return guardGraphRule(rule, attempt);
    case 'change':
      return guardChangeRule(rule, attempt);
  }
}

function guardGraphRule(rule: GraphRule, attempt: Attempt): GraphRule {
  if (rule.sees === 'run')
    return {
      ...rule,
      check: (context: RunContext) => attempt('check', undefined, () => requireAll(rule, rule.check(context))) ?? [],
    };
  return {
    ...rule,
    check: (context: GraphContext) => attempt('check', undefined, () => requireAll(rule, rule.check(context))) ?? [],
  };
}

function guardChangeRule(rule: ChangeRule, attempt: Attempt): ChangeRule {
  if (rule.sees === 'change')
    return {
      ...rule,
      check: (context: ChangeContext) => attempt('check', undefined, () => requireAll(rule, rule.check(context))) ?? [],
    };
  return {
    ...rule,
    check: (suppression: Suppression, guarded: ReadonlySet<string>) =>
      attempt('check', undefined, () => requireKnown(rule, rule.check(suppression, guarded))),
  };
}

function guardEdgeRule(rule: EdgeRule, attempt: Attempt): EdgeRule {
  const check: EdgeRule['check'] = (edge, context) =>
    attempt('check', edge.from.path, () => requireKnown(rule, rule.check(edge, context)));
  switch (rule.sees) {
    case 'places':
      return {
        ...rule,
        check,
        suspects: (pair: PlacePair) => attempt('suspects', undefined, () => rule.suspects(pair)) ?? false,
      };
    case 'packages':
      return {
        ...rule,
        check,
        suspects: (use: PackageUse) => attempt('suspects', undefined, () => rule.suspects(use)) ?? false,
      };
    default:
      return { ...rule, check };
  }
}

function guardFileRule(rule: FileRule, attempt: Attempt): FileRule {
  if (rule.sees === 'globals')
    return {
      ...rule,
      check: (file: FileView, use: GlobalUse, context: RuleContext) =>
        attempt('check', file.path, () => requireKnown(rule, rule.check(file, use, context))),
    };
  return {
    ...rule,
    suspects: (place: Place, flags: number) =>
      attempt('suspects', undefined, () => rule.suspects(place, flags)) ?? false,
    check: (file: FileView, context: RuleContext) =>
      attempt('check', file.path, () => requireKnown(rule, rule.check(file, context))),
  };
}

function guardSyntaxRule(rule: SyntaxRule, attempt: Attempt): SyntaxRule {
  return {
    ...rule,
    suspects: (place, flags) => attempt('suspects', undefined, () => rule.suspects(place, flags)) ?? false,
    check: (file, report, context) => {
      const reportKnown: typeof report = (node, offence) => {
        requireKnown(rule, offence);
        report(node, offence);
      };
      const visitors = attempt('check', file.path, () => Object.entries(rule.check(file, reportKnown, context))) ?? [];
      const guarded: SyntaxVisitors = Object.fromEntries(
        visitors.map(([name, visit]) => [
          name,
          (node, parent) => {
            attempt(`visitor of ${name}`, file.path, () => visit(node, parent));
          },
        ]),
      );
      return guarded;
    },
  };
}

function requireKnown(rule: Rule, offence: Offence | undefined): Offence | undefined {
  if (offence !== undefined && !Object.hasOwn(rule.messages, offence.message))
    throw new Error(`it reports the message \`${offence.message}\`, which is none of its \`messages\``);
  return offence;
}

function requireAll<T extends GraphOffence>(rule: Rule, offences: readonly T[]): readonly T[] {
  for (const offence of offences) requireKnown(rule, offence);
  return offences;
}
