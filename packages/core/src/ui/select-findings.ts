import type { Finding } from '#types/finding';
import type { Report } from '#types/report';

/** A finding with the report that it belongs to. */
export interface Selected {
  readonly finding: Finding;
  readonly report: Report;
}

export interface Selection {
  /** By project, file, line and column; at most `maxFindings`. */
  readonly shown: readonly Selected[];
  /** Every finding that is not known debt, shown or not. */
  readonly fresh: readonly Finding[];
  /** Known debt in files that have a shown finding: what a reader of those files could copy. */
  readonly knownBeside: readonly Selected[];
  /** Known debt in all. */
  readonly known: number;
  /** Findings beyond `maxFindings`. */
  readonly leftOut: number;
}

/** Orders the findings of a run and parts them into what is shown and what is only counted. */
export function selectFindings(reports: readonly Report[], maxFindings: number): Selection {
  const all = reports.flatMap((report) =>
    [...report.findings].sort(compareFindings).map((finding) => ({ finding, report })),
  );
  const fresh = all.filter(({ finding }) => !finding.known);
  const known = all.filter(({ finding }) => finding.known);
  const shown = fresh.slice(0, maxFindings);
  const files = new Set(shown.map(toFileKey));
  return {
    shown,
    fresh: fresh.map(({ finding }) => finding),
    knownBeside: known.filter((selected) => files.has(toFileKey(selected))),
    known: known.length,
    leftOut: fresh.length - shown.length,
  };
}

function toFileKey({ finding, report }: Selected): string {
  return `${report.root}\0${finding.from.file}`;
}

function compareFindings(a: Finding, b: Finding): number {
  if (a.from.file !== b.from.file) return a.from.file < b.from.file ? -1 : 1;
  return (
    a.from.line - b.from.line || a.from.column - b.from.column || compareText(a.rule, b.rule) || compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
