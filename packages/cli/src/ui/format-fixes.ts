import { type Palette, pluralize } from '@storypole/core';
import { createTwoFilesPatch } from 'diff';
import type { CheckedPlan } from '#types/checked-plan';

/** Lines of source around a change. */
const CONTEXT = 3;

export interface FixFormat {
  readonly palette: Palette;
  readonly isDry: boolean;
  /** Absolute path → the text that stands on disk, `''` where nothing does. */
  readonly readText: (path: string) => string;
}

/** What was done to one project: each fix, the difference, what was taken back, what is left. */
export function formatFixes(plan: CheckedPlan, { palette, isDry, readText }: FixFormat): string {
  const { fixes, refused, report } = plan;
  const blocks = [
    ...fixes.map(
      ({ finding, remedy }) =>
        `${palette.bold(finding.from.file)}  ${palette.red(finding.rule)}\n  ${palette.green('fix:')} ${remedy.text}`,
    ),
    ...formatDiff(plan, readText).map((text) => colour(text, palette)),
    ...refused.map(
      ({ finding, remedy, reason }) =>
        `${palette.bold(finding.from.file)}  ${palette.red(finding.rule)}\n  not done: ${remedy.text}\n  ${palette.yellow('because:')} ${reason}`,
    ),
  ];
  const left = report.findings.filter(({ known }) => !known).length;
  const done = isDry ? 'would be fixed' : fixes.length === 1 ? 'is fixed' : 'are fixed';
  const typed =
    fixes.length === 0
      ? ''
      : plan.compiler === undefined
        ? ' No TypeScript with an interface for programs is installed, so types were not checked.'
        : ` Checked by TypeScript ${plan.compiler}.`;
  const summary = `${pluralize(fixes.length, 'finding')} ${done}, ${String(left)} left.${typed}`;
  return `${[...blocks, summary].join('\n\n')}\n`;
}

function formatDiff({ root, changes, fixes }: CheckedPlan, readText: FixFormat['readText']): readonly string[] {
  const moves = fixes.flatMap(({ remedy }) => remedy.moves ?? []);
  const nameBefore = (file: string): string =>
    [...moves].reverse().reduce((name, move) => (name === move.to ? move.file : name), file);
  return [...changes].flatMap(([path, bytes]) => {
    if (bytes === undefined) return [];
    const file = path.slice(root.length + 1);
    const before = nameBefore(file);
    const options = { context: CONTEXT };
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const patch = createTwoFilesPatch(
      `a/${before}`,
      `b/${file}`,
      readText(`${root}/${before}`),
      text,
      undefined,
      undefined,
      options,
    );
    const head = before === file ? '' : `rename from ${before}\nrename to ${file}\n`;
    return [head + patch.replace(/^=+\n/, '').trimEnd()];
  });
}

function colour(text: string, { red, green, cyan, bold }: Palette): string {
  const paint = (line: string): string => {
    if (/^(?:---|\+\+\+|rename) /.test(line)) return bold(line);
    if (line.startsWith('@@')) return cyan(line);
    if (line.startsWith('+')) return green(line);
    return line.startsWith('-') ? red(line) : line;
  };
  return text.split('\n').map(paint).join('\n');
}
