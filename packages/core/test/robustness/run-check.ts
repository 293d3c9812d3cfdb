import { check, languageOf, type Providers, type Report } from '@storypole/core';
import { createTestProviders, type TestProvidersOptions } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { expect } from 'vitest';

/** Path relative to the root → what the file holds. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Milliseconds that one check of a small project may take, on a machine that has other work too. */
const TIME_LIMIT = 10_000;

/** A project in memory whose files may hold bytes that are no text. */
export function createProviders(files: Files, options: TestProvidersOptions = {}): Providers {
  const providers = createTestProviders(toTexts(files), options);
  const { fileSystem } = providers;
  const bytes = new Map<string, Uint8Array>(
    Object.entries(files).flatMap(([path, content]) =>
      typeof content === 'string' ? [] : [[`/project/${path}`, content] as const],
    ),
  );
  return {
    ...providers,
    fileSystem: {
      ...fileSystem,
      readFile: (path) => bytes.get(path) ?? fileSystem.readFile(path),
      readInto: (path, target, offset) => {
        const content = bytes.get(path);
        if (content === undefined) return fileSystem.readInto(path, target, offset);
        if (offset + content.length >= target.length) return -1;
        target.set(content, offset);
        return content.length;
      },
      stat: (path) => {
        const stat = fileSystem.stat(path);
        const content = bytes.get(path);
        return stat === undefined || content === undefined ? stat : { ...stat, size: content.length };
      },
    },
  };
}

/**
 * Checks a project in memory twice and demands what holds whatever the files say: it ends in time and throws nothing; the
 * second report is that of the first; every module file is counted; every finding and every fault says what and stands inside its
 * file.
 */
export function checkSanely(files: Files): Report {
  const first = checkOnce(files);
  const second = checkOnce(files);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expectPositions(first, files);
  for (const fault of first.faults) {
    expect(fault.code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(fault.what.length * fault.mend.length, fault.code).toBeGreaterThan(0);
  }
  if (!first.faults.some(({ code }) => code.startsWith('config/') && code !== 'config/no-layer')) {
    const modules = Object.keys(files).filter(
      (path) => languageOf(path.slice(path.lastIndexOf('/') + 1)) !== undefined,
    );
    const own = modules.filter((path) => /(?:^|\/)storypole\.config\.[cm]?[jt]s$/.test(path));
    expect(first.examined.files + first.examined.outside).toBe(modules.length);
    expect(first.examined.outside).toBeGreaterThanOrEqual(own.length);
  }
  return first;
}

function checkOnce(files: Files): Report {
  const start = performance.now();
  const { reports } = check(
    { cwd: '/project', paths: [], configCode: false },
    createProviders(files, { folders: ['/project'] }),
    rules,
  );
  expect(performance.now() - start).toBeLessThan(TIME_LIMIT);
  expect(reports).toHaveLength(1);
  return reports[0] as Report;
}

function expectPositions({ findings, faults, computed }: Report, files: Files): void {
  for (const { from, rule } of findings) {
    const lines = readLines(files, from.file);
    if (lines === undefined) throw new Error(`${rule} stands in ${from.file}, which is no file of the project.`);
    expectWithin(from.line, from.column, lines, from.file);
    expectWithin(from.endLine, from.endColumn, lines, from.file);
    expect(from.endLine * 1e6 + from.endColumn).toBeGreaterThanOrEqual(from.line * 1e6 + from.column);
  }
  for (const { file, line, column } of [...faults, ...computed]) {
    const lines = file === undefined ? undefined : readLines(files, file);
    if (line === undefined || file === undefined || lines === undefined) continue;
    expectWithin(line, column ?? 1, lines, file);
  }
}

function expectWithin(line: number, column: number, lines: readonly string[], file: string): void {
  expect(line, file).toBeGreaterThanOrEqual(1);
  expect(line, file).toBeLessThanOrEqual(lines.length);
  expect(column, file).toBeGreaterThanOrEqual(1);
  expect(column, file).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
}

function readLines(files: Files, path: string): readonly string[] | undefined {
  const content = files[path];
  if (content === undefined) return undefined;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  // U+2028 and U+2029 end a line of a program, and none of JSON.
  return decode(bytes).split(/\.jsonc?$/.test(path) ? /\r\n|[\n\r]/ : /\r\n|[\n\r\u2028\u2029]/);
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

function toTexts(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : '']),
  );
}
