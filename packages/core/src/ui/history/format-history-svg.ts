import type { History } from '#types/history';
import { type Curve, listCurves } from './list-curves';

const WIDTH = 900;
const PANEL = 130;
const EDGE = 50;
const COLOURS = ['#cf222e', '#9a6700', '#0969da', '#8250df', '#1a7f37'];

/** A picture that stands alone: one panel a number, all over the same commits. */
export function formatHistorySvg(history: History): string {
  const curves = listCurves(history);
  const { points } = history;
  const height = curves.length * PANEL + 30;
  const first = points[0];
  const last = points.at(-1);
  const span =
    first === undefined || last === undefined ? '' : `${first.date.slice(0, 10)} to ${last.date.slice(0, 10)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...curves.flatMap((curve, index) => drawPanel(curve, index, history)),
    `<text x="${EDGE}" y="${height - 10}" fill="#57606a">${points.length} of ${history.commits} commits, ${span}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel({ title, values }: Curve, panel: number, { points }: History): readonly string[] {
  const top = panel * PANEL;
  const colour = COLOURS[panel % COLOURS.length] as string;
  const most = Math.max(1, ...values);
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  const x = (index: number): string => (EDGE + index * step).toFixed(1);
  const y = (value: number): string => (top + PANEL - 12 - (value / most) * (PANEL - 42)).toFixed(1);
  return [
    `<text x="${EDGE}" y="${top + 20}" font-weight="bold">${title}</text>`,
    `<line x1="${EDGE}" y1="${y(0)}" x2="${WIDTH - EDGE}" y2="${y(0)}" stroke="#d0d7de"/>`,
    `<text x="${EDGE - 6}" y="${y(most)}" text-anchor="end" fill="#57606a">${most}</text>`,
    `<text x="${EDGE - 6}" y="${y(0)}" text-anchor="end" fill="#57606a">0</text>`,
    `<polyline points="${values.map((value, index) => `${x(index)},${y(value)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    ...values.map((value, index) => {
      const { commit = '', date = '', subject = '' } = points[index] ?? {};
      const label = escapeText(`${value}: ${commit.slice(0, 10)} ${date.slice(0, 10)} ${subject}`);
      return `<circle cx="${x(index)}" cy="${y(value)}" r="2.5" fill="${colour}"><title>${label}</title></circle>`;
    }),
  ];
}

/** XML knows no control characters, escaped or not. */
function escapeText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u001f\ufffe\uffff]/g, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
