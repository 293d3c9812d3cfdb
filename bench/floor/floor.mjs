// What one process on this machine cannot do without: list the folders, read every TypeScript file, look at every byte
// for specifiers, and look each one up. It judges nothing and says nothing but counts; it is the denominator that makes
// figures of two machines comparable.
//
//   node bench/floor/floor.mjs <root> <folder>[,<folder>…]
//
// prints one line of JSON: files, bytes, specifiers, resolved, packages, and milliseconds a phase.
import { performance } from 'node:perf_hooks';
import { listFiles } from './list-files.mjs';
import { readFiles } from './read-files.mjs';
import { buildLookup } from './lookup.mjs';

const [root, folders = '.'] = process.argv.slice(2);
const phases = {};
let last = performance.now();
const startup = Math.round(last);

const listing = listFiles(root);
const isJudged = insideAny(folders.split(','));
const judged = listing.files.filter((file) => /\.[cm]?tsx?$/.test(file.name) && isJudged(file.folder.path));
mark('list');

const scanned = readFiles(root, judged);
mark('readAndScan');

const lookup = buildLookup(root, listing);
let resolved = 0;
let elsewhere = 0;
for (const { file, specifiers } of scanned.found) {
  for (const specifier of specifiers) {
    if (lookup(file.folder, specifier)) resolved++;
    else elsewhere++;
  }
}
mark('resolve');

console.log(
  JSON.stringify({
    files: judged.length,
    bytes: scanned.bytes,
    specifiers: resolved + elsewhere,
    resolved,
    elsewhere,
    milliseconds: { startup, ...phases },
  }),
);

function mark(phase) {
  const now = performance.now();
  phases[phase] = Math.round(now - last);
  last = now;
}

function insideAny(folders) {
  if (folders.includes('.')) return () => true;
  return (path) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
