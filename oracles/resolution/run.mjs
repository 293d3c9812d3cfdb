// node oracles/resolution/run.mjs [--all] <folder>…
// Resolves every static specifier below each folder twice, with Storypole and with TypeScript, and explains each difference.
// Exits 1 where a difference has no explanation. --all prints every difference.
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
const file = `${cache}/resolution-${process.pid}.mjs`;
await bundle.write({ file, format: 'esm', codeSplitting: false });
try {
  const { reportFolders } = await import(pathToFileURL(file).href);
  process.exitCode = reportFolders(process.argv.slice(2), (line) => console.log(line));
} finally {
  rmSync(file, { force: true });
}
