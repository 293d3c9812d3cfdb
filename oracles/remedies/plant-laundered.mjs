/**
 * Names that come through a file in the middle, which may see where they are declared: from there they reach whoever may see the
 * middle, and not what lies behind it. The middle is a new file of a layer, or the entry of a domain.
 *
 * @param {ReadonlyMap<number, object>} samples place → a file that lies there, and files there that export a value or a type
 * @param {readonly import('@storypole/core').Place[]} places
 * @param {ReturnType<import('@storypole/core').createMatrix>} matrix
 * @param {(home: string, word: string) => string} nameOf a fresh path beside a file
 * @param {(from: string, to: string) => string} toRelative how a file names another one
 * @param {(path: string) => string} readText
 */
export function plantLaundered(samples, places, matrix, nameOf, toRelative, readText) {
  const isHome = (id) => places[id].kind === 'layer' && !places[id].test && samples.get(id).home !== undefined;
  const homes = [...samples.keys()].filter(isHome);
  const entries = [...samples.keys()].filter(
    (id) => places[id].kind === 'entry' && samples.get(id).entry !== undefined,
  );
  const isOpen = (from, to, typeOnly) => matrix.findClosures(places[from], places[to], typeOnly).length === 0;
  const entryTexts = new Map();
  const plants = [];
  for (const from of homes) {
    for (const to of homes) {
      for (const kind of ['value', 'type']) {
        const target = samples.get(to)[kind];
        if (target === undefined || isOpen(from, to, kind === 'type')) continue;
        const leads = (id) => isOpen(from, id, kind === 'type') && isOpen(id, to, kind === 'type');
        const middle = homes.find(leads) ?? entries.find(leads);
        if (middle === undefined) continue;
        const isEntry = places[middle].kind === 'entry';
        const door = isEntry ? samples.get(middle).entry : nameOf(samples.get(middle).home, 'door');
        const file = nameOf(samples.get(from).home, 'guest');
        const word = kind === 'type' ? 'type ' : '';
        const line = `export ${word}{ ${target.name} } from '${toRelative(door, target.path)}';\n`;
        const before = isEntry ? (entryTexts.get(door) ?? readText(door)) : '';
        const isThere = new RegExp(`\\b${target.name}\\b`).test(before);
        const text = isThere ? before : before + line;
        if (isEntry) entryTexts.set(door, text);
        const use =
          kind === 'type'
            ? `export type Guest = readonly ${target.name}[];`
            : `export const guest: unknown = ${target.name};`;
        plants.push({
          files: {
            [door]: text,
            [file]: `import ${word}{ ${target.name} } from '${toRelative(file, door)}';\n\n${use}\n`,
          },
        });
      }
    }
  }
  return plants.map(({ files }) => ({
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, entryTexts.get(path) ?? text])),
  }));
}
