import type { Fault } from '#types/fault';
import { toRelativePath } from '#types/absolute-path';
import type { FileSystem } from '#types/providers';
import type { ConfigSource } from '#config/check-sources';
import { findLiteralPositions } from './find-literal-positions';
import { parseJsonConfig } from './parse-json-config';
import { type LoadModule, readCodeConfig } from './read-code-config';
import { parentOf, resolveExtends } from './resolve-extends';

export interface ConfigChain {
  /** Base first. */
  readonly sources: readonly ConfigSource[];
  /** Absolute paths of the configs that were read. */
  readonly files: readonly string[];
  /** Absolute paths of the plugins, in the order of the chain. */
  readonly plugins: readonly string[];
  readonly faults: readonly Fault[];
  /** Whether every config of the chain was read. */
  readonly isWhole: boolean;
}

export interface ReadOptions {
  /** Whether a config may be executed. */
  readonly configCode: boolean;
  readonly loadModule: LoadModule;
}

/** Reads a config and everything that it extends. A config that is reached twice counts where it is reached first. */
export function readConfigChain(path: string, root: string, fileSystem: FileSystem, options: ReadOptions): ConfigChain {
  const sources: ConfigSource[] = [];
  const files: string[] = [];
  const plugins: string[] = [];
  const faults: Fault[] = [];
  const done = new Set<string>();

  const visit = (current: string, above: readonly string[]): void => {
    const identity = fileSystem.realPath(current);
    if (done.has(identity)) return;
    const read = readConfig(current, toRelativePath(root, current), fileSystem, options);
    faults.push(...read.faults);
    files.push(current);
    const extended = toNames(read.value, 'extends');
    for (const { name, key } of extended) {
      const found = resolveExtends(name, parentOf(current), fileSystem);
      const place = { file: toRelativePath(root, current), ...read.positions?.get(key), key };
      if (found.path === undefined) faults.push(toMissingFault('extends', name, found.tried, root, place));
      else {
        const chain = [...above, current];
        const start = chain.findIndex((one) => fileSystem.realPath(one) === fileSystem.realPath(found.path));
        if (start < 0) visit(found.path, chain);
        else faults.push(toCycleFault(chain.slice(start), root, place));
      }
    }
    done.add(identity);
    const resolved = new Map<string, string>();
    for (const { name, key } of toNames(read.value, 'plugins')) {
      const found = resolveExtends(name, parentOf(current), fileSystem);
      const place = { file: toRelativePath(root, current), ...read.positions?.get(key), key };
      if (found.path === undefined) faults.push(toMissingFault('plugins', name, found.tried, root, place));
      else {
        resolved.set(name, toRelativePath(root, found.path));
        if (!plugins.includes(found.path)) plugins.push(found.path);
      }
    }
    if (read.value !== undefined) {
      sources.push({
        file: toRelativePath(root, current),
        value: read.value,
        positions: read.positions,
        plugins: resolved,
      });
    }
  };

  visit(path, []);
  const isWhole = faults.every(({ code }) => code === 'config/duplicate' || code === 'config/missing-plugin');
  return { sources, files, plugins, faults, isWhole };
}

interface ReadConfig {
  readonly value: unknown;
  readonly positions?: ConfigSource['positions'];
  readonly faults: readonly Fault[];
}

function readConfig(path: string, file: string, fileSystem: FileSystem, options: ReadOptions): ReadConfig {
  if (/\.jsonc?$/.test(path)) {
    const source = readText(path, fileSystem);
    if (source === undefined) {
      const what = `\`${file}\` cannot be read.`;
      return fail({ code: 'config/unreadable', file, what, mend: 'Give yourself the right to read it.' });
    }
    const parsed = parseJsonConfig(source, file);
    // What could be read of a broken file would be judged for what is missing.
    return parsed.faults.some((fault) => fault.code === 'config/syntax')
      ? { value: undefined, faults: parsed.faults }
      : parsed;
  }
  if (!/\.[cm]?[jt]s$/.test(path)) {
    const what = `\`${file}\` is neither JSON nor JavaScript nor TypeScript.`;
    return fail({
      code: 'config/unknown-format',
      file,
      what,
      mend: 'Name a file that ends in .json, .jsonc, .ts, .mts, .js or .mjs.',
    });
  }
  if (!options.configCode) {
    const what = `\`${file}\` is code, and \`--no-config-code\` refuses to execute it.`;
    const mend = 'Write the config as JSON (`storypole.config.json`), or run without `--no-config-code`.';
    return fail({ code: 'config/code-refused', file, what, mend });
  }
  const read = readCodeConfig(path, file, options.loadModule);
  if (read.fault !== undefined) return fail(read.fault);
  return { value: read.value, positions: findLiteralPositions(readText(path, fileSystem) ?? ''), faults: [] };
}

function readText(path: string, fileSystem: FileSystem): string | undefined {
  try {
    return new TextDecoder().decode(fileSystem.readFile(path));
  } catch {
    return undefined;
  }
}

function fail(fault: Fault): ReadConfig {
  return { value: undefined, faults: [fault] };
}

/** The texts under a key that holds one or a list of them; what is none is reported with the config's shape. */
function toNames(
  config: unknown,
  key: 'extends' | 'plugins',
): readonly { readonly name: string; readonly key: string }[] {
  if (typeof config !== 'object' || config === null || !Object.hasOwn(config, key)) return [];
  const value = (config as Readonly<Record<string, unknown>>)[key];
  if (typeof value === 'string' && key === 'extends') return value.trim() === '' ? [] : [{ name: value, key }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((name: unknown, index) =>
    typeof name === 'string' && name.trim() !== '' ? [{ name, key: `${key}[${index}]` }] : [],
  );
}

type FaultPlace = Pick<Fault, 'file' | 'line' | 'column' | 'key'>;

function toMissingFault(
  list: 'extends' | 'plugins',
  name: string,
  tried: readonly string[],
  root: string,
  place: FaultPlace,
): Fault {
  const paths = tried.map((path) => `\`${toRelativePath(root, path)}\``);
  const looked =
    paths.length === 0 ? 'The `exports` of the package do not offer it.' : `There is no ${paths.join(', no ')}.`;
  return {
    code: list === 'extends' ? 'config/missing-extends' : 'config/missing-plugin',
    ...place,
    what: `\`${name}\` in \`${list}\` was not found. ${looked}`,
    mend: 'Correct the path relative to this config, or install the package.',
  };
}

function toCycleFault(circle: readonly string[], root: string, place: FaultPlace): Fault {
  const names = [...circle, circle[0] as string].map((path) => `\`${toRelativePath(root, path)}\``);
  return {
    code: 'config/cyclic-extends',
    ...place,
    what: `${names.join(' extends ')}.`,
    mend: 'Remove one `extends` of the circle.',
  };
}
