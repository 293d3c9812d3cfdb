import type { Finding, FindingSource } from '#types/finding';
import type { Range } from '#types/graph';
import type { ComputedTarget } from '#types/report';
import type { TextMove } from '#repo/texts/asked-text';
import { compareFindings } from '#service/compare-findings';

/** What of a verdict stands somewhere. */
interface Placed {
  readonly findings: readonly Finding[];
  readonly computed: readonly ComputedTarget[];
}

/**
 * A verdict with its findings where they stand now.
 *
 * @returns `undefined` where they would be told in another order
 */
export function moveVerdict({ findings, computed }: Placed, moves: readonly TextMove[]): Placed | undefined {
  const placeOf = new Map(moves.map(({ path, from, to }) => [toKey(path, from), to]));
  const move = (finding: Finding): Finding => {
    const to = placeOf.get(toKey(finding.from.file, finding.from));
    return to === undefined ? finding : { ...finding, from: { ...finding.from, ...to } };
  };
  const moved = findings.map(move);
  const isInOrder = moved.every((finding, at) => at === 0 || compareFindings(moved[at - 1] as Finding, finding) <= 0);
  if (!isInOrder) return undefined;
  const starts = new Map(moves.map(({ path, from, to }) => [toStart(path, from), to]));
  return {
    findings: moved,
    computed: computed.map((target) => {
      const to = starts.get(toStart(target.file, target));
      return to === undefined ? target : { ...target, line: to.line, column: to.column };
    }),
  };
}

function toKey(path: string, { line, column, endLine, endColumn }: Range | FindingSource): string {
  return [path, line, column, endLine, endColumn].join();
}

function toStart(path: string, { line, column }: Pick<Range, 'line' | 'column'>): string {
  return [path, line, column].join();
}
