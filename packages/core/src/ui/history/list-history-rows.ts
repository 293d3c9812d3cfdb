import type { History, HistoryPoint } from '#types/history';
import { cleanText } from '../clean-text';

/** So much of a commit's subject is shown. */
const SUBJECT = 40;

/** The table of a history: its head, then one row a commit. */
export function listHistoryRows({ points }: History): readonly (readonly string[])[] {
  return [
    ['commit', 'date', 'files', 'findings', 'new', 'gone', 'debt', 'edges', 'cycles', 'coupling', 'faults', 'subject'],
    ...points.map((point, index) => toRow(point, index === 0)),
  ];
}

function toRow(point: HistoryPoint, isFirst: boolean): readonly string[] {
  const { findings, edges, cycles, coupling } = point;
  return [
    point.commit.slice(0, 10),
    point.date.slice(0, 10),
    String(point.files),
    String(findings.total),
    isFirst ? '' : `+${findings.appeared.length}`,
    isFirst ? '' : `-${findings.gone.length}`,
    String(point.debt),
    String(edges.values + edges.types),
    cycles.files === 0 ? '0' : `${cycles.groups} (${cycles.files} files)`,
    toShare(coupling.crossDomain, coupling.amongDomains),
    String(point.faults.length),
    shorten(cleanText(point.subject)) + (point.policyUnknown === undefined ? '' : ' [today’s policy]'),
  ];
}

function toShare(part: number, whole: number): string {
  return whole === 0 ? String(part) : `${part} (${((100 * part) / whole).toFixed(1)} %)`;
}

/** Never between the halves of a character. */
function shorten(text: string): string {
  if (text.length <= SUBJECT) return text;
  return `${text.slice(0, SUBJECT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
