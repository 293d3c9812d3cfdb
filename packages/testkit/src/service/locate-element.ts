import type { CodeSymbol, ExportedSymbol } from '#types/code';
import type { Element } from '#types/element';
import type { Model } from '#types/model';
import { UsageError } from '#types/usage-error';
import { describeFile } from './describe-file';
import { nameTarget } from './resolve-target';
import type { Offence } from './to-finding';

/** An element in words, and where an offence about it stands. */
export interface Located {
  readonly model: Model;
  /** `src/a.ts (billing/repo)`, `\`saveOrder\` in src/a.ts (billing/repo)`, `domain \`billing\`` */
  readonly words: string;
  /** Where an offence about it stands. May read code: ask only where there is one. */
  readonly findPlace: () => Pick<Offence, 'dependency' | 'file' | 'line'>;
}

export function locateElement(element: Element): Located {
  switch (element.kind) {
    case 'file': {
      const { model, row } = element;
      return { model, words: describeFile(model, row), findPlace: () => ({ file: row }) };
    }
    case 'import': {
      const { model, row } = element.from;
      const words = `${describeFile(model, row)} imports ${element.to}`;
      return { model, words, findPlace: () => ({ dependency: element.row }) };
    }
    case 'domain':
    case 'layer':
    case 'provider': {
      const findPlace = () => ({ file: element.files[0]?.row ?? 0 });
      return { model: element.model, words: nameTarget(element), findPlace };
    }
    case 'package':
    case 'builtin': {
      const [first] = element.imports;
      const findPlace = () => (first === undefined ? { file: 0 } : { dependency: first.row });
      return { model: element.model, words: nameTarget(element), findPlace };
    }
    case 'code': {
      const file = isExported(element) ? element.origin : element.file;
      const words = `\`${element.name}\` in ${describeFile(file.model, file.row)}`;
      return { model: file.model, words, findPlace: () => ({ file: file.row, ...findLine(element) }) };
    }
  }
}

function isExported(element: CodeSymbol): element is ExportedSymbol {
  return 'origin' in element;
}

/** Code in markup, and names that come from packages, have no line that can be read. */
function findLine(element: CodeSymbol): { readonly line?: number } {
  try {
    return { line: element.line };
  } catch (error) {
    if (error instanceof UsageError) return {};
    throw error;
  }
}

const KINDS: ReadonlySet<unknown> = new Set([
  'file',
  'import',
  'code',
  'domain',
  'layer',
  'provider',
  'package',
  'builtin',
] satisfies Element['kind'][]);

/** Whether a value is something that selections hold. */
export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(value.kind);
}
