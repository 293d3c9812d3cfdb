import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { FileSystem } from '#types/providers';
import { parentOf } from './load-config/resolve-extends';

/** The names under which a config is found, in the order in which faults list them. */
export const CONFIG_NAMES: readonly string[] = ['ts', 'mts', 'js', 'mjs', 'json', 'jsonc'].map(
  (end) => `storypole.config.${end}`,
);

/**
 * Finds the config of a folder: in it, or in the nearest folder above.
 *
 * @param folder absolute, POSIX
 * @returns an absolute path, or `undefined` where none is found up to the root of the file system
 * @throws FaultError where a folder holds two
 */
export function findConfig(fileSystem: FileSystem, folder: string): string | undefined {
  for (let current = folder.replaceAll('\\', '/'); ; current = parentOf(current)) {
    const base = current === '/' ? '' : current;
    const found = CONFIG_NAMES.filter((name) => fileSystem.stat(`${base}/${name}`)?.kind === 'file');
    if (found.length > 1) throw new FaultError([toRivalFault(found)]);
    if (found[0] !== undefined) return `${base}/${found[0]}`;
    if (parentOf(current) === current) return undefined;
  }
}

function toRivalFault(names: readonly string[]): Fault {
  return {
    code: 'config/two-configs',
    file: names[1] as string,
    what: `${names.map((name) => `\`${name}\``).join(' and ')} lie in one folder.`,
    mend: 'Keep one of them.',
  };
}
