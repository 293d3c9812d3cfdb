import plugin from 'eslint-plugin-storypole';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frontend } from './frontend';

interface Diagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly offset: number } }[];
}

/** With the built plugin: oxlint loads it in a process of its own. */
export const runOxlint: Frontend['run'] = async (projects) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'storypole-oxlint-'));
  try {
    const config = path.join(folder, '.oxlintrc.json');
    writeFileSync(
      config,
      JSON.stringify({
        plugins: [],
        categories: { correctness: 'off' },
        jsPlugins: [{ name: 'storypole', specifier: locate('eslint-plugin-storypole', 'dist/index.mjs') }],
        rules: plugin.configs.strict.rules,
      }),
    );
    const roots = projects.map(({ root }) => root);
    const args = [locate('oxlint', 'bin/oxlint'), '-c', config, '--format', 'json', '--no-ignore', ...roots];
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: path.dirname(roots[0] ?? ''),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (!stdout.startsWith('{')) throw new Error(`oxlint says: ${stdout}${stderr}`);
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
    const found = diagnostics.map((diagnostic) => ({
      ...diagnostic,
      file: path.resolve(path.dirname(roots[0] ?? ''), diagnostic.filename),
    }));
    return await Promise.resolve(
      roots.map((root) =>
        found
          .filter(({ file }) => file.startsWith(root + path.sep))
          .map(({ code, message, file, labels }) => {
            const rule = /^storypole\((.*)\)$/.exec(code ?? '')?.[1];
            if (rule === undefined || message.startsWith('Storypole cannot vouch'))
              throw new Error(`${file}: ${message}`);
            return {
              rule,
              from: path.relative(root, file).replaceAll('\\', '/'),
              line: toLine(file, labels[0]?.span.offset ?? 0),
            };
          }),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function locate(name: string, file: string): string {
  return path.join(path.dirname(findPackageJSON(name, import.meta.url) ?? ''), file);
}

/** Offsets are bytes of the file. */
function toLine(file: string, offset: number): number {
  return readFileSync(file).subarray(0, offset).toString('utf8').split('\n').length;
}
