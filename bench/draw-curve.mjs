const WIDTH = 900;
const HEIGHT = 260;
const EDGE = 46;

/** Findings after each commit as a line, what each brought and took as bars, as an SVG. */
export function drawCurve(rows) {
  const most = Math.max(1, ...rows.map(({ findings }) => findings));
  const step = (WIDTH - 2 * EDGE) / Math.max(1, rows.length - 1);
  const x = (index) => (EDGE + index * step).toFixed(1);
  const y = (value) => (HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE)).toFixed(1);
  const line = rows.map(({ findings }, index) => `${x(index)},${y(findings)}`).join(' ');
  const bars = rows.flatMap(({ introduced, removed }, index) => [
    ...(introduced === 0 ? [] : [bar(x(index), introduced, '#cf222e', -1)]),
    ...(removed === 0 ? [] : [bar(x(index), removed, '#1a7f37', 1)]),
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...bars,
    `<polyline points="${line}" fill="none" stroke="#0969da" stroke-width="2"/>`,
    `<text x="4" y="${y(most)}">${most}</text>`,
    `<text x="4" y="${y(0)}">0</text>`,
    `<text x="${EDGE}" y="16">findings after each of ${rows.length} commits; introduced (red), removed (green)</text>`,
    '</svg>',
    '',
  ].join('\n');

  function bar(at, count, colour, direction) {
    const zero = HEIGHT - EDGE;
    const height = Math.min(40, 4 + count * 2);
    return `<rect x="${Number(at) - 1}" y="${direction < 0 ? zero - height : zero}" width="2" height="${height}" fill="${colour}"/>`;
  }
}
