import type { History } from '#types/history';
import { listCurves } from './list-curves';

/** Mermaid draws no more bars than these legibly. */
const MOST_POINTS = 40;

/** A chart in Mermaid's language: findings, and files in cycles, over the commits. */
export function formatHistoryMermaid(history: History): string {
  const { points } = history;
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS));
  const isShown = (index: number): boolean => (points.length - 1 - index) % step === 0;
  const labels = points.flatMap(({ commit }, index) => (isShown(index) ? [`"${commit.slice(0, 7)}"`] : []));
  const curves = listCurves(history).filter(({ title }) => title === 'findings' || title === 'files in cycles');
  return [
    'xychart-beta',
    `  title "${curves.map(({ title }) => title).join('; ')}"`,
    `  x-axis [${labels.join(', ')}]`,
    '  y-axis "count"',
    ...curves.map(({ values }) => `  line [${values.filter((_, index) => isShown(index)).join(', ')}]`),
    '',
  ].join('\n');
}
