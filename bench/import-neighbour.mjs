import { appendFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Adds an import of types to the first file that has a neighbour: of one more than before each time, so that what the file depends on
 * is never what it was. Types, because a value could close a circle, and a file of the same folder, because it lies in the same place.
 *
 * @param files relative to the root, sorted
 */
export function importNeighbour(root, files) {
  const file = files.find((one, index) => dirname(files[index + 1] ?? '') === dirname(one));
  if (file === undefined) throw new Error('No folder holds two files.');
  const neighbour = basename(files[files.indexOf(file) + 1]).replace(/\.[cm]?tsx?$/, '');
  appendFileSync(join(root, file), `\nimport type {} from './${neighbour}';\n`);
}
