import type { SourceScanner } from '#types/extraction';
import { RECORD_SIZE } from '#types/extraction';
import type { FileSystem } from '#types/providers';
import { toAbsolutePath } from '#types/absolute-path';
import { languageOf } from './language-of';
import { toNormalizedSource } from './normalize-source';

const ENDINGS = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/** What decides what evaluating a module gives. */
export interface ModuleParts {
  /** The module itself and what it imports by relative paths, however far: absolute paths. */
  readonly files: readonly string[];
  /** What else they import: specifiers. They are not followed. */
  readonly others: readonly string[];
}

/** @param path absolute, POSIX */
export function listModuleParts(path: string, scanner: SourceScanner, fileSystem: FileSystem): ModuleParts {
  const found = new Set([path]);
  const others = new Set<string>();
  for (const file of found) {
    for (const specifier of readSpecifiers(file, scanner, fileSystem)) {
      if (!specifier.startsWith('.')) {
        others.add(specifier);
        continue;
      }
      const base = toAbsolutePath(file.slice(0, file.lastIndexOf('/')), specifier);
      const candidates = [...ENDINGS.map((ending) => base + ending), base.replace(/\.([cm]?)js$/, '.$1ts')];
      const target = candidates.find((candidate) => fileSystem.stat(candidate)?.kind === 'file');
      if (target !== undefined) found.add(target);
    }
  }
  return { files: [...found], others: [...others] };
}

function readSpecifiers(path: string, scanner: SourceScanner, fileSystem: FileSystem): readonly string[] {
  const language = languageOf(path);
  if (language === undefined) return [];
  let source: Uint8Array;
  try {
    source = toNormalizedSource(fileSystem.readFile(path));
  } catch {
    return [];
  }
  scanner.reserve(source.length + 1).set(source);
  const { count, records, texts } = scanner.scan(source.length, language);
  const decoder = new TextDecoder();
  return Array.from({ length: count }, (_, row) => {
    const [start = 0, end = 0, , , text = -1] = records.subarray(row * RECORD_SIZE, (row + 1) * RECORD_SIZE);
    return text < 0 ? decoder.decode(source.subarray(start + 1, end - 1)) : (texts[text] ?? '');
  });
}
