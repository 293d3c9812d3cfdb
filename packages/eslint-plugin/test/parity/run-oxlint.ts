import plugin from 'eslint-plugin-storypole';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Reported } from './reported';

interface Diagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
}

const require = createRequire(import.meta.url);
const built = path.join(import.meta.dirname, '../../dist/index.mjs');

/** What oxlint reports in the folder, with the built plugin as it is. */
export function runOxlint(root: string): {
  readonly reported: readonly Reported[];
  readonly unparsed: readonly string[];
} {
  const config = path.join(root, '.oxlintrc.json');
  fs.writeFileSync(
    config,
    JSON.stringify({
      plugins: [],
      categories: { correctness: 'off' },
      jsPlugins: [{ name: 'storypole', specifier: built }],
      rules: plugin.configs.strict.rules,
    }),
  );
  const bin = path.join(path.dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [bin, '--format', 'json', '--no-ignore', '.'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!stdout.startsWith('{')) throw new Error(`oxlint says: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  const ours = diagnostics.filter(({ code }) => code?.startsWith('storypole(') === true);
  return {
    unparsed: [...new Set(diagnostics.filter(({ code }) => code === undefined).map(({ filename }) => filename))],
    reported: ours.map(({ message, code = '', filename, labels }) => ({
      file: filename.replaceAll('\\', '/'),
      rule: code.slice('storypole('.length, -1),
      range: toRange(path.join(root, filename), labels[0]?.span ?? { offset: 0, length: 0 }),
      text: message,
    })),
  };
}

/** Offsets are bytes of the file. */
function toRange(file: string, { offset, length }: { readonly offset: number; readonly length: number }): string {
  const bytes = fs.readFileSync(file);
  const at = (position: number): string => {
    const lines = bytes
      .subarray(0, position)
      .toString('utf8')
      .split(/\r\n|[\n\r\u2028\u2029]/);
    return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  };
  return `${at(offset)}-${at(offset + length)}`;
}
