import { type Fault, type Finding, formatText, plainPalette, pluralize, type ReadLines } from '@storypole/core';

/** What a failing matcher prints. */
export interface Failure {
  readonly matcher: string;
  /** Absolute, POSIX. */
  readonly root: string;
  /** In words. */
  readonly subject: string;
  /** How much was looked at: `14 files, 37 dependencies`. */
  readonly examined: string;
  /** What the test demands of the subject, after "must": `not depend on layer \`ui\``. */
  readonly claim: string;
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly readLines: ReadLines;
}

/** Enough to see the pattern; the difference of `actual` and `expected` lists all of them. */
const MOST = 20;

/** The findings as the command prints them, below one line that says what was tested. */
export function formatFailure(failure: Failure): string {
  const { matcher, root, subject, examined, claim, findings, faults, readLines } = failure;
  const counts = [
    ...(faults.length === 0 ? [] : [pluralize(faults.length, 'fault')]),
    ...(findings.length === 0 ? [] : [pluralize(findings.length, 'finding')]),
  ];
  const { text } = formatText(
    [
      {
        schema: 'storypole/report@1',
        root,
        config: undefined,
        examined: { files: 0, outside: 0, dependencies: 0, computed: 0, places: 0 },
        findings: findings.slice(0, MOST),
        faults,
        computed: [],
      },
    ],
    {
      base: root,
      palette: plainPalette,
      maxFindings: Infinity,
      quiet: true,
      readLines,
      rules: [],
      version: '',
    },
  );
  const rest = findings.length > MOST ? `\n… and ${pluralize(findings.length - MOST, 'more finding')}.\n` : '';
  return [
    `${matcher}: ${subject} must ${claim}: ${counts.join(' and ')}.`,
    '',
    `${text}${rest}`,
    `Tested ${subject}: ${examined}.`,
  ].join('\n');
}
