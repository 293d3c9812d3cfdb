import type { Finding } from '#types/finding';

/** The order of a report: by file, position and rule. */
export function compareFindings(
  a: Pick<Finding, 'from' | 'rule' | 'what'>,
  b: Pick<Finding, 'from' | 'rule' | 'what'>,
): number {
  return (
    compareText(a.from.file, b.from.file) ||
    a.from.line - b.from.line ||
    a.from.column - b.from.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.what, b.what)
  );
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
