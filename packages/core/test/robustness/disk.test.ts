import { check, createNodeProviders, type Report } from '@storypole/core';
import { rules } from '@storypole/rules';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const SERVICE = 'src/domains/orders/service';
const UI = { 'src/domains/orders/ui/page.ts': 'export const page = 1;\n' };
const IMPORT = "import '../ui/page';\n";
const isWindows = process.platform === 'win32';

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-robust-')));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, content] of Object.entries(files)) {
    const full = path.join(root, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, content);
  }
}

function run(files: Readonly<Record<string, string | Uint8Array>> = {}): Report {
  write(files);
  const { reports } = check({ cwd: root, paths: [], configCode: false }, createNodeProviders(), rules);
  expect(reports).toHaveLength(1);
  return reports[0] as Report;
}

const codes = ({ faults }: Report): readonly string[] => faults.map(({ code, file }) => `${code} ${file ?? ''}`);
const places = ({ findings }: Report): readonly string[] =>
  findings.map(({ rule, from }) => `${rule} ${from.file}:${String(from.line)}:${String(from.column)}`);

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

describe('a file', () => {
  test('of binary data with the name of a source is a fault, and the others are judged', () => {
    const video = Uint8Array.from({ length: 5000 }, (_, index) => (index < 4 ? 0x47 : (index * 7919) % 256));
    const report = run({ ...UI, [`${SERVICE}/clip.ts`]: video, [`${SERVICE}/own.ts`]: IMPORT });
    expect(codes(report)).toEqual([`source/not-text ${SERVICE}/clip.ts`]);
    expect(places(report)).toEqual([`misdirected-import ${SERVICE}/own.ts:1:8`]);
    expect(report.examined.files).toBe(3);
  });

  test('that is empty, or holds a byte order mark and nothing else, is counted', () => {
    const report = run({
      [`${SERVICE}/empty.ts`]: '',
      [`${SERVICE}/mark.ts`]: '\ufeff',
      [`${SERVICE}/wide.ts`]: utf16('', false),
      [`${SERVICE}/empty.vue`]: '',
      [`${SERVICE}/empty.mdx`]: '',
    });
    expect(report).toMatchObject({ faults: [], findings: [], examined: { files: 5, dependencies: 0 } });
  });

  test.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', (text: string) => utf16(text, false)],
    ['UTF-16 BE', (text: string) => utf16(text, true)],
    ['UTF-8 with Windows line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-16 LE with Windows line ends', (text: string) => utf16(text.replaceAll('\n', '\r\n'), false)],
    ['UTF-16 LE of more than a megabyte', (text: string) => utf16(`${text}//${'名'.repeat(600_000)}\n`, false)],
  ])('in %s is read, with the positions of an editor', (_encoding, encode) => {
    const text = `import '../ui/page';\n// 名前 é😀\n/* 😀 */ export * from '../ui/page';\n`;
    const report = run({ ...UI, [`${SERVICE}/own.ts`]: encode(text) });
    expect(report.faults).toEqual([]);
    expect(places(report)).toEqual([
      `misdirected-import ${SERVICE}/own.ts:1:8`,
      `misdirected-import ${SERVICE}/own.ts:3:24`,
    ]);
  });

  test('of fifty megabytes is read to its end', { timeout: 120_000 }, () => {
    const line = 'export const value = { a: [1, 2, 3], b: "text" }; // 0123456789\n';
    const lines = Math.ceil(50e6 / line.length);
    const report = run({
      ...UI,
      [`${SERVICE}/own.ts`]: `${IMPORT}${line.repeat(lines)}require('../ui/page');\n`,
    });
    expect(report.faults).toEqual([]);
    expect(places(report)).toEqual([
      `misdirected-import ${SERVICE}/own.ts:1:8`,
      `misdirected-import ${SERVICE}/own.ts:${String(lines + 2)}:9`,
    ]);
  });

  test.skipIf(isWindows || process.getuid?.() === 0)('that may not be read is a fault', () => {
    write({ ...UI, [`${SERVICE}/own.ts`]: IMPORT, [`${SERVICE}/secret.ts`]: IMPORT });
    fs.chmodSync(path.join(root, SERVICE, 'secret.ts'), 0);
    const report = run();
    expect(codes(report)).toEqual([`machine/unreadable-file ${SERVICE}/secret.ts`]);
    expect(report.examined.files).toBe(3);
  });

  test('that goes away while the run looks at it is a fault', () => {
    write({ ...UI, [`${SERVICE}/own.ts`]: IMPORT, [`${SERVICE}/gone.ts`]: IMPORT });
    const providers = createNodeProviders();
    const { fileSystem } = providers;
    const readInto: typeof fileSystem.readInto = (file, target, offset) => {
      if (file.endsWith('gone.ts')) fs.rmSync(file);
      return fileSystem.readInto(file, target, offset);
    };
    const { reports } = check(
      { cwd: root, paths: [], configCode: false },
      { ...providers, fileSystem: { ...fileSystem, readInto } },
      rules,
    );
    expect(codes(reports[0] as Report)).toEqual([`machine/unreadable-file ${SERVICE}/gone.ts`]);
    expect(places(reports[0] as Report)).toEqual([`misdirected-import ${SERVICE}/own.ts:1:8`]);
  });
});

describe('a folder', () => {
  test('with the name of a file is a folder', () => {
    const report = run({
      ...UI,
      [`${SERVICE}/own.ts/deep.ts`]: "import '../../ui/page';\n",
      [`${SERVICE}/user.ts`]: "import './own.ts/deep';\nimport './own.ts';\n",
      'package.json/index.ts': '',
      'tsconfig.json/index.ts': '',
      'src/.gitignore/index.ts': '',
    });
    expect(report.faults).toEqual([]);
    expect([...places(report)].sort()).toEqual([
      `misdirected-import ${SERVICE}/own.ts/deep.ts:1:8`,
      // An `index.ts` in a folder of no layer.
      'unplaced-file src/.gitignore/index.ts:1:1',
      `unresolved-import ${SERVICE}/user.ts:2:8`,
    ]);
  });

  test('two hundred levels down is judged', () => {
    const deep = `${SERVICE}/${'d/'.repeat(200)}own.ts`;
    const report = run({ ...UI, [deep]: `import '${'../'.repeat(201)}ui/page';\n` });
    expect(places(report)).toEqual([`misdirected-import ${deep}:1:8`]);
  });

  test('of five thousand files is judged', { timeout: 120_000 }, () => {
    const files = Array.from({ length: 5000 }, (_, index) => [
      `${SERVICE}/own${String(index)}.ts`,
      index % 1000 === 0 ? IMPORT : `import './own${String(index - 1)}';\n`,
    ]);
    const report = run({ ...UI, ...(Object.fromEntries(files) as Record<string, string>) });
    expect(report.faults).toEqual([]);
    expect(report.examined).toMatchObject({ files: 5001, dependencies: 5000 });
    expect(places(report)).toEqual(
      [0, 1000, 2000, 3000, 4000].map((index) => `misdirected-import ${SERVICE}/own${String(index)}.ts:1:8`),
    );
  });

  test.skipIf(isWindows || process.getuid?.() === 0)('that may not be read is a fault', () => {
    write({ ...UI, [`${SERVICE}/own.ts`]: IMPORT, [`${SERVICE}/secret/own.ts`]: IMPORT });
    const secret = path.join(root, SERVICE, 'secret');
    fs.chmodSync(secret, 0);
    const report = run();
    fs.chmodSync(secret, 0o755);
    expect(codes(report)).toEqual([`machine/unreadable-folder ${SERVICE}/secret`]);
  });
});

test('a specifier that no file can be called by leads nowhere', () => {
  const names = [
    './a\\0b',
    'a\\0b',
    '#a\\0b',
    '/a\\0b',
    `./${'a'.repeat(5000)}`,
    'b'.repeat(5000),
    `./${'c/'.repeat(5000)}`,
  ];
  const report = run({
    'package.json': '{ "name": "own" }',
    [`${SERVICE}/own.ts`]: names.map((name) => `import '${name}';\nnew URL('${name}', import.meta.url);\n`).join(''),
  });
  expect(report.faults).toEqual([]);
  expect(report.examined.dependencies).toBe(names.length * 2);
  expect(report.findings.map(({ rule }) => rule)).toEqual(
    names.flatMap(() => ['unresolved-import', 'unresolved-import']),
  );
});

describe.skipIf(isWindows)('a link', () => {
  const link = (target: string, file: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.symlinkSync(target, path.join(root, file));
  };

  test('to a file or a folder is one more name of it, and not one more file', () => {
    write({ ...UI, [`${SERVICE}/own.ts`]: "import './page';\nimport './pages/page';\n" });
    link('../ui/page.ts', `${SERVICE}/page.ts`);
    link('../ui', `${SERVICE}/pages`);
    const report = run();
    expect(report.examined.files).toBe(2);
    expect(report.findings.map(({ to }) => to?.file)).toEqual(Object.keys(UI).flatMap((file) => [file, file]));
  });

  test('that leads round in a circle, or nowhere, ends the run no later', () => {
    write({ ...UI, [`${SERVICE}/own.ts`]: "import './loop/loop/own';\nimport './broken';\nimport './self';\n" });
    link('.', `${SERVICE}/loop`);
    link('../../../..', `${SERVICE}/root`);
    link('self.ts', `${SERVICE}/self.ts`);
    link('other', `${SERVICE}/one`);
    link('one', `${SERVICE}/other`);
    link('missing.ts', `${SERVICE}/broken.ts`);
    const report = run();
    expect(report.faults).toEqual([]);
    expect(report.examined).toMatchObject({ files: 2, dependencies: 3 });
    expect(places(report)).toEqual([
      // It imports itself, by way of the loop.
      `import-cycle ${SERVICE}/own.ts:1:1`,
      `unresolved-import ${SERVICE}/own.ts:2:8`,
      `unresolved-import ${SERVICE}/own.ts:3:8`,
    ]);
  });

  test('that leads out of the project is not walked, and what is imported through it lies outside', () => {
    const other = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-other-')));
    fs.writeFileSync(path.join(other, 'thing.ts'), IMPORT);
    write({ ...UI, [`${SERVICE}/own.ts`]: "import './other/thing';\n" });
    link(other, `${SERVICE}/other`);
    const report = run();
    fs.rmSync(other, { recursive: true });
    expect(report.examined).toMatchObject({ files: 2, dependencies: 1 });
    expect(places(report)).toEqual([`misdirected-import ${SERVICE}/own.ts:1:8`]);
  });

  test('to a pipe, and a pipe with the name of a source, are never waited for', () => {
    write({ ...UI, [`${SERVICE}/own.ts`]: "import './pipe';\nimport './link';\n" });
    execFileSync('mkfifo', [path.join(root, SERVICE, 'pipe.ts'), path.join(root, 'src/tsconfig.json')]);
    link('pipe.ts', `${SERVICE}/link.ts`);
    const report = run();
    expect(report.faults).toEqual([]);
    expect(report.examined).toMatchObject({ files: 2, dependencies: 2 });
    expect(places(report)).toEqual([
      `unresolved-import ${SERVICE}/own.ts:1:8`,
      `unresolved-import ${SERVICE}/own.ts:2:8`,
    ]);
  });
});

test.skipIf(isWindows)('odd names on disk are judged like others', () => {
  const names = [
    "it's",
    'a b',
    'ü',
    '名前',
    '😀',
    '#',
    '?',
    '%20',
    '%',
    '"',
    '$(x)',
    '[a]',
    '{domain}',
    'a\nb',
    '--help',
    ':',
    '*',
  ];
  const files = names.map((name) => [`${SERVICE}/${name}/${name}.ts`, "import '../../ui/page';\n"] as const);
  const report = run({ ...UI, ...Object.fromEntries(files) });
  expect(report.faults).toEqual([]);
  expect(report.findings.map(({ from }) => from.file).sort()).toEqual(files.map(([file]) => file).sort());
});
