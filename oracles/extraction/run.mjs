// node oracles/extraction/run.mjs [--all] [--refused] <folder>…
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/storypole-oracle', import.meta.url));
mkdirSync(cache, { recursive: true });
const bundle = await rolldown({
  input: `${here}report.ts`,
  platform: 'node',
  external: (id) => /^[^./#]/.test(id),
  resolve: { conditionNames: ['source', 'import', 'node', 'default'] },
  logLevel: 'silent',
});
const file = `${cache}/report-${process.pid}.mjs`;
await bundle.write({ file, format: 'esm', codeSplitting: false });
const { reportFolders } = await import(pathToFileURL(file).href);
rmSync(file);
process.exitCode = await reportFolders(process.argv.slice(2), (line) => console.log(line));
