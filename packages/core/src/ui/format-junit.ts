import type { Fault } from '#types/fault';
import type { Report } from '#types/report';
import { describeKnownDebt } from './describe-known-debt';
import type { FormatOptions, Rendering, RuleText } from './format';
import { selectFindings, type Selected } from './select-findings';
import { toMessage } from './to-message';
import { toShownPath } from './to-shown-path';

/**
 * JUnit XML as CI servers read it, https://github.com/testmoapp/junitxml: a suite a rule, a failed case a finding, a passed case
 * where a rule found nothing, so that a clean run is seen to have run. Known debt is skipped, a fault is an error.
 */
export function formatJunit(reports: readonly Report[], options: FormatOptions): Rendering {
  const { shown } = selectFindings(reports, options.maxFindings);
  const known = reports.flatMap((report) =>
    report.findings.filter((finding) => finding.known).map((finding) => ({ finding, report })),
  );
  const found = [...shown, ...known];
  const suites = [
    ...describeFaults(reports, options),
    ...listRules(found, options.rules).map((rule) =>
      toSuite(
        rule.id,
        toCases(
          rule,
          found.filter(({ finding }) => finding.rule === rule.id),
          options,
        ),
      ),
    ),
  ];
  const count = (key: 'tests' | 'failures' | 'errors' | 'skipped'): number =>
    suites.reduce((sum, suite) => sum + suite[key], 0);
  const head = `<testsuites name="Storypole" tests="${count('tests')}" failures="${count('failures')}" errors="${count('errors')}" skipped="${count('skipped')}">`;
  const debt = describeKnownDebt(reports, known.length).trim();
  const [first, ...others] = suites.map(({ lines: own }) => own);
  const body = [...addProperty(first ?? [], 'known debt', debt), ...others.flat()];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, ...body, '</testsuites>'];
  return { text: lines.map((line) => `${line}\n`).join('') };
}

interface Case {
  readonly name: string;
  readonly suite: string;
  readonly file?: string;
  readonly line?: number;
  readonly outcome?: {
    readonly kind: 'failure' | 'error' | 'skipped';
    readonly type: string;
    readonly message: string;
    readonly text: string;
  };
}

interface Suite {
  readonly lines: readonly string[];
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** The rules of the run, and after them those that only findings name. */
function listRules(found: readonly Selected[], rules: readonly RuleText[]): readonly RuleText[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { finding } of found) {
    if (!known.has(finding.rule))
      known.set(finding.rule, { id: finding.rule, summary: finding.why, docs: finding.docs });
  }
  return [...known.values()];
}

function toCases(rule: RuleText, found: readonly Selected[], { base }: FormatOptions): readonly Case[] {
  if (found.length === 0) return [{ name: rule.summary, suite: rule.id }];
  return found.map(({ finding, report }) => {
    const file = toShownPath(base, report.root, finding.from.file);
    const { line, column } = finding.from;
    return {
      name: `${file}:${line}:${column}`,
      suite: rule.id,
      file,
      line,
      outcome: {
        kind: finding.known ? 'skipped' : 'failure',
        type: finding.rule,
        message: finding.known ? 'Known debt: do not copy.' : finding.what,
        text: `${file}:${line}:${column}\n${toMessage(finding)}`,
      },
    };
  });
}

function describeFaults(reports: readonly Report[], options: FormatOptions): readonly Suite[] {
  const cases = reports.flatMap((report) => report.faults.map((fault) => toFaultCase(fault, report, options)));
  return cases.length === 0 ? [] : [toSuite('faults', cases)];
}

function toFaultCase(fault: Fault, report: Report, { base }: FormatOptions): Case {
  const file = fault.file === undefined ? undefined : toShownPath(base, report.root, fault.file);
  const what = fault.key === undefined ? fault.what : `${fault.key}: ${fault.what}`;
  return {
    name: file === undefined ? fault.code : `${file}:${fault.line ?? 1}:${fault.column ?? 1}`,
    suite: 'faults',
    ...(file === undefined ? {} : { file, line: fault.line ?? 1 }),
    outcome: { kind: 'error', type: fault.code, message: what, text: `${what}\n${fault.mend}` },
  };
}

function toSuite(name: string, cases: readonly Case[]): Suite {
  const count = (kind: 'failure' | 'error' | 'skipped'): number =>
    cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const counts = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  return {
    ...counts,
    lines: [`  <testsuite ${toAttributes({ name, ...counts })}>`, ...cases.flatMap(toLines), '  </testsuite>'],
  };
}

/** Only suites have properties: the first one says what is true of all. */
function addProperty(suite: readonly string[], name: string, value: string): readonly string[] {
  const [head, ...rest] = suite;
  if (head === undefined || value === '') return suite;
  const property = `      <property ${toAttributes({ name, value })}/>`;
  return [head, '    <properties>', property, '    </properties>', ...rest];
}

function toLines({ name, suite, file, line, outcome }: Case): readonly string[] {
  const attributes = toAttributes({ name, classname: `storypole.${suite}`, file, line });
  if (outcome === undefined) return [`    <testcase ${attributes}/>`];
  const { kind, type, message, text } = outcome;
  const inside =
    kind === 'skipped'
      ? `<skipped ${toAttributes({ message })}/>`
      : `<${kind} ${toAttributes({ message, type })}>${escape(text)}</${kind}>`;
  return [`    <testcase ${attributes}>`, `      ${inside}`, '    </testcase>'];
}

function toAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}="${escape(String(value))}"`]))
    .join(' ');
}

/** What XML 1.0 cannot hold, however it is escaped. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
