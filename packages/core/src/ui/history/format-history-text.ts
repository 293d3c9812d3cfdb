import type { History } from '#types/history';
import { cleanText } from '../clean-text';
import { pluralize } from '../pluralize';
import { listHistoryRows } from './list-history-rows';

/** For people: a table, then what changed most from the first commit to the last. */
export function formatHistoryText(history: History): string {
  const rows = listHistoryRows(history);
  const head = rows[0] as readonly string[];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const isText = (column: number): boolean => column < 2 || column === head.length - 1;
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number),
      )
      .join('  ')
      .trimEnd(),
  );
  const { points, commits, since, policy } = history;
  const under = policy === 'today' ? 'under the policy of today' : 'each under its own policy';
  return [
    ...lines,
    '',
    ...describeRules(history),
    ...describeFaults(history),
    `${pluralize(points.length, 'commit')} of ${commits} since ${cleanText(since)}, ${under}.`,
    '',
  ].join('\n');
}

function describeRules({ points }: History): readonly string[] {
  const first = points[0]?.findings.byRule ?? {};
  const last = points.at(-1)?.findings.byRule ?? {};
  const rules = [...new Set([...Object.keys(first), ...Object.keys(last)])].sort();
  const changed = rules.filter((rule) => (first[rule] ?? 0) !== (last[rule] ?? 0));
  if (changed.length === 0) return [];
  return [...changed.map((rule) => `${rule}: ${last[rule] ?? 0}, was ${first[rule] ?? 0}.`), ''];
}

function describeFaults({ points }: History): readonly string[] {
  const faulty = points.filter(({ faults }) => faults.length > 0);
  if (faulty.length === 0) return [];
  const what = faulty.length === 1 ? 'One commit has' : `${faulty.length} commits have`;
  return [`${what} faults, so that more may be wrong there: \`--format json\` names them.`, ''];
}
