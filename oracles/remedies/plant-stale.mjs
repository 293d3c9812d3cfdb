import { applyEdits, modify, parse } from 'jsonc-parser';

/**
 * The config with entries that nothing needs: exceptions that accept nothing or are past their date, a plan that has come true, cells
 * that are open for nobody.
 *
 * @param {string} text a config in JSON
 * @param {import('@storypole/core').OpenedProject} project
 * @param {ReturnType<import('@storypole/core').createMatrix>} matrix
 */
export function plantStale(text, { policy, graph }, matrix) {
  const { files, places } = graph;
  const paths = files.paths.filter((_, row) => places[files.place[row]]?.kind === 'layer');
  const [one, other] = [paths[0], paths.at(-1)];
  const exception = { rule: 'misdirected-import', from: one, to: other, why: 'It is planted.', owner: '@nobody' };
  const layers = policy.layers.map(({ id }) => id);
  const placeOf = (id) => places.find(({ kind, layer, test }) => kind === 'layer' && !test && layers[layer] === id);
  const isClosed = (from, to) =>
    placeOf(from) !== undefined &&
    placeOf(to) !== undefined &&
    matrix.findClosures(placeOf(from), placeOf(to), false).length > 0;
  const closed = layers.flatMap((from) => layers.filter((to) => isClosed(from, to)).map((to) => [from, to]));
  const added = {
    exceptions: [
      { ...exception, until: '2999-12-31' },
      { ...exception, from: other, to: one, until: '2999-12-31' },
      { ...exception, rule: 'import-cycle', until: '2001-01-01' },
    ],
    allow: closed.slice(-1).map(([from, to]) => ({ from, to, why: 'It is planted.' })),
    planned: [other],
  };
  const config = parse(text, [], { allowTrailingComma: true });
  let changed = text;
  for (const [key, items] of Object.entries(added)) {
    for (const [index, item] of items.entries()) {
      const at = (config[key]?.length ?? 0) + index;
      const options = { formattingOptions: { insertSpaces: true, tabSize: 2 } };
      changed = applyEdits(changed, modify(changed, [key, at], item, options));
    }
  }
  return changed;
}
