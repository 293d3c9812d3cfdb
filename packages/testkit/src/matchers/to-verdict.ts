import { type Fault, type Finding, pluralize } from '@storypole/core';
import type { Model } from '#types/model';
import type { Verdict } from '#types/verdict';
import { formatFailure } from '#ui/format-failure';

/** What a check found, and what it looked at. */
export interface Outcome {
  readonly model: Model;
  readonly subject: string;
  /** Rows of the files that were looked at. */
  readonly rows?: ReadonlySet<number>;
  /** What the test demands of the subject, after "must": `not depend on layer \`ui\``. */
  readonly claim: string;
  readonly findings: readonly Finding[];
  /** How many elements were looked at, where they are not files. */
  readonly count?: number;
  readonly faults?: readonly Fault[];
}

/** One line a finding in `actual`, none in `expected`: the difference is the list of offences. */
export function toVerdict(matcher: string, outcome: Outcome): Verdict {
  const { model, findings, faults = [], subject, claim } = outcome;
  const examined = describeExamined(outcome);
  return {
    pass: findings.length === 0 && faults.length === 0,
    actual: [
      ...faults.map(({ code, file, what }) => `${file ?? ''} ${code}: ${what}`.trim()),
      ...findings.map(({ from, rule, what }) => `${from.file}:${from.line} ${rule}: ${what}`),
    ],
    expected: [],
    message: () =>
      findings.length === 0 && faults.length === 0
        ? `${matcher}: no finding in ${subject} (${examined}), and the test expects one.`
        : formatFailure({
            matcher,
            root: model.root,
            subject,
            claim,
            findings,
            faults,
            examined,
            readLines: (path, from, to) => readLines(model, path, from, to),
          }),
  };
}

/** What a check of a planned, empty selection says. */
export function toPlannedVerdict(matcher: string): Verdict {
  return {
    pass: true,
    actual: [],
    expected: [],
    message: () => `${matcher}: the selection is planned and empty, and the test expects an offence.`,
  };
}

function describeExamined({ model, rows = new Set(), count }: Outcome): string {
  if (count !== undefined) return pluralize(count, 'element');
  const { first } = model.graph.dependencies;
  let dependencies = 0;
  for (const row of rows) dependencies += (first[row + 1] as number) - (first[row] as number);
  return `${pluralize(rows.size, 'file')}, ${pluralize(dependencies, 'dependency')}`;
}

function readLines(model: Model, path: string, from: number, to: number): readonly string[] | undefined {
  const relative = path.startsWith(`${model.root}/`) ? path.slice(model.root.length + 1) : path;
  return model
    .readText(relative)
    ?.split(/\r\n|[\n\r\u2028\u2029]/)
    .slice(from - 1, to);
}
