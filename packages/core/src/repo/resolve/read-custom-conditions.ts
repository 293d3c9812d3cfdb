import type { FileSystem } from '#types/providers';
import { parentOfPath } from './absolute-path';
import { parseJson } from './parse-json';
import { readTsConfig } from './read-tsconfig';

/**
 * The `customConditions` of a tsconfig, those that it inherits among them, for tools that have to be told. A base in a package is
 * looked for where it is installed.
 *
 * @param path absolute
 */
export function readCustomConditions(path: string, fileSystem: FileSystem): readonly string[] {
  const isFile = (candidate: string): boolean => fileSystem.stat(candidate)?.kind === 'file';
  const findInstalled = (start: string, specifier: string): string | undefined => {
    for (let folder: string | undefined = start; folder !== undefined; folder = parentOfPath(folder)) {
      const target = `${folder}/node_modules/${specifier}`;
      const found = [target, `${target}.json`, `${target}/tsconfig.json`].find(isFile);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const { customConditions } = readTsConfig(path, {
    readJson: (file) =>
      isFile(file) ? parseJson(new TextDecoder().decode(fileSystem.readFile(file))).value : undefined,
    findExtended: findInstalled,
    isFile,
    // A base that is not there is a fault of the project, which whoever reads the project reports.
    onMissingBase: () => {},
    known: new Map(),
  });
  return [...customConditions];
}
