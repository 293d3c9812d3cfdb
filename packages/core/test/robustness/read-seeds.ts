import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Bytes. Larger sources make a fuzzer slow, and no wiser. */
const LIMIT = 24_000;

/** Real sources that are installed here: every so many of a package, by name. */
export function readSeeds(): readonly string[] {
  return [...readPackage('rxjs', 'src/internal', 40), ...readPackage('effect', 'src', 14)];
}

function readPackage(name: string, folder: string, step: number): readonly string[] {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const root = path.join(path.dirname(manifest), folder);
  const files = fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(root, file))
    .filter((file) => fs.statSync(file).size < LIMIT)
    .sort();
  return files.filter((_, index) => index % step === 0).map((file) => fs.readFileSync(file, 'utf8'));
}
