import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { createMatrix, FILE_FLAG } from '@storypole/core';
import { plantLaundered } from './plant-laundered.mjs';
import { plantStale } from './plant-stale.mjs';

const VALUE = /^export (?:async )?(?:function|const|class) (\w+)/m;
const TYPE = /^export (?:interface|type) (\w+)/m;

/**
 * Offences to plant in a project, spread evenly over what its policy closes: the files of each, path → text.
 *
 * @param {import('@storypole/core').OpenedProject} project
 * @param {number} most
 * @param {boolean} isPinned whether every second one is needed by a neighbour, so that it cannot simply go to where it would be allowed
 */
export function listPlants(project, most, isPinned) {
  const { root, policy, graph } = project;
  const { files, places } = graph;
  const matrix = createMatrix(policy);
  const isUsable = (row) => {
    const flags = files.flags[row];
    const isPlain = (flags & FILE_FLAG.module) !== 0 && (flags & (FILE_FLAG.declaration | FILE_FLAG.contested)) === 0;
    return isPlain && /\.tsx?$/.test(files.paths[row]) && !files.paths[row].includes('storypole');
  };
  /** place → its files that export a value and a type, and one that only lies there */
  const samples = new Map();
  for (let row = 0; row < files.count; row++) {
    if (!isUsable(row)) continue;
    const sample = samples.get(files.place[row]) ?? {};
    samples.set(files.place[row], sample);
    const place = places[files.place[row]];
    if (place.kind === 'entry') sample.entry ??= files.paths[row];
    // Beside a layer that is one file in the domain's folder, nothing else has a place.
    const isHome =
      !files.paths[row].includes('/index.') &&
      !files.paths[row].includes(`${place.domain}/${posix.basename(files.paths[row])}`);
    if (isHome) sample.home ??= files.paths[row];
    if (sample.value !== undefined && sample.type !== undefined) continue;
    const text = readFileSync(`${root}/${files.paths[row]}`, 'utf8');
    const [value, type] = [VALUE.exec(text)?.[1], TYPE.exec(text)?.[1]];
    if (value !== undefined) sample.value ??= { path: files.paths[row], name: value };
    if (type !== undefined) sample.type ??= { path: files.paths[row], name: type };
  }
  let number = 0;
  const isCompiled = usesExtensions(root, graph);
  const nameOf = (home, word) => posix.join(posix.dirname(home), `storypole-${word}-${(number += 1)}.ts`);
  const plants = [];
  for (const [fromId, from] of samples) {
    const place = places[fromId];
    if (from.home === undefined || place.kind !== 'layer' || place.test) continue;
    for (const [toId, to] of samples) {
      for (const kind of ['value', 'type', 'unmarked']) {
        const target = kind === 'value' ? to.value : to.type;
        if (target === undefined) continue;
        const isClosed = (typeOnly) => matrix.findClosures(place, places[toId], typeOnly).length > 0;
        if (kind === 'unmarked' ? !isClosed(false) || isClosed(true) : !isClosed(kind === 'type')) continue;
        const file = nameOf(from.home, 'edge');
        const user = isPinned && number % 2 === 0 ? nameOf(from.home, 'user') : undefined;
        plants.push({
          files: {
            [file]: writeUse(file, target, kind, isCompiled),
            ...(user === undefined ? {} : { [user]: writeUser(file, kind, isCompiled) }),
          },
        });
      }
    }
  }
  const homes = [...samples].filter(
    ([id, { home }]) => home !== undefined && places[id].kind === 'layer' && !places[id].test,
  );
  const others = homes.flatMap(([id, { home, value }]) => {
    const lost = nameOf(home, 'lost');
    const one = nameOf(home, 'one');
    const other = nameOf(home, 'other');
    const slip = value === undefined ? undefined : nameOf(home, 'slip');
    const misspelt = value === undefined ? '' : toRelative(slip, value.path, false).replace(/(\w)(\w)$/, '$2$1');
    return [
      { files: { [lost]: `import { ledger } from './storypole-nowhere';\n\nexport const total = ledger;\n` } },
      {
        files: {
          [one]: `import type { Other } from '${toRelative(one, other, isCompiled)}';\nimport { other } from '${toRelative(one, other, isCompiled)}';\n\nexport interface One {\n  readonly other: Other;\n}\n\nexport const one = (): string => other;\n`,
          [other]: `import { One } from '${toRelative(other, one, isCompiled)}';\n\nexport interface Other {\n  readonly size: number;\n}\n\nexport const other = 'other';\nexport const sizeOf = (one: One): number => one.other.size;\n`,
        },
      },
      ...(slip === undefined || id % 3 !== 0
        ? []
        : [{ files: { [slip]: `export { ${value.name} as found } from '${misspelt}';\n` } }]),
      ...policy.packages.slice(0, 3).map(({ name }) => {
        const file = nameOf(home, 'package');
        return {
          files: {
            [file]: `import { thing } from '${name.replaceAll('*', 'core')}';\n\nexport const made: unknown = thing;\n`,
          },
        };
      }),
      ...policy.globals.slice(0, 2).map(({ name }) => {
        const file = nameOf(home, 'global');
        return { files: { [file]: `export const read = (): unknown => ${name};\n` } };
      }),
    ];
  });
  const folders = [
    ...new Set(policy.include.map((glob) => glob.split('/')[0]).filter((folder) => !/[*{]/.test(folder))),
  ];
  const strays = folders.flatMap((folder) => {
    const [a, b] = [`${folder}/storypole-strays/stray-a.ts`, `${folder}/storypole-strays/stray-b.ts`];
    return [
      { files: { [a]: 'export const stray = 1;\n' } },
      { files: { [b]: `import { stray } from './stray-a';\n\nexport const strays = [stray];\n` } },
    ];
  });
  const laundered = plantLaundered(
    samples,
    places,
    matrix,
    nameOf,
    (from, to) => toRelative(from, to, isCompiled),
    (path) => readFileSync(`${root}/${path}`, 'utf8'),
  );
  const config = policy.source?.endsWith('.ts') === false ? policy.source : undefined;
  const stale =
    config === undefined
      ? []
      : [{ files: { [config]: plantStale(readFileSync(`${root}/${config}`, 'utf8'), project, matrix) } }];
  return [
    ...spread(plants, most * 0.5),
    ...spread(laundered, most * 0.15),
    ...spread(others, most * 0.35),
    ...strays,
    ...stale,
  ];
}

function writeUse(file, { path, name }, kind, isCompiled) {
  const from = toRelative(file, path, isCompiled);
  if (kind === 'value') return `import { ${name} } from '${from}';\n\nexport const used: unknown = ${name};\n`;
  const word = kind === 'type' ? 'import type' : 'import';
  return `${word} { ${name} } from '${from}';\n\nexport type Used = readonly ${name}[];\n`;
}

function writeUser(file, kind, isCompiled) {
  const from = toRelative(file, file, isCompiled);
  return kind === 'value'
    ? `import { used } from '${from}';\n\nexport const again: unknown = used;\n`
    : `import type { Used } from '${from}';\n\nexport type Again = Used;\n`;
}

/** Whether specifiers of the project end as the compiled files do. */
function usesExtensions(root, { files }) {
  const sample = files.paths.filter((path) => /\.tsx?$/.test(path)).slice(0, 200);
  return sample.filter((path) => /from '\.[^']*\.js'/.test(readFileSync(`${root}/${path}`, 'utf8'))).length > 50;
}

function toRelative(from, to, isCompiled) {
  const relative = posix.relative(posix.dirname(from), to);
  const path = isCompiled
    ? relative.replace(/\.tsx?$/, '.js')
    : relative.replace(/\.tsx?$/, '').replace(/\/index$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}

/** Some of a list, evenly. */
function spread(list, most) {
  const step = Math.max(1, list.length / most);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
