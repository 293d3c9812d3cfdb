import { FaultError, type Providers } from '@storypole/core';

/**
 * The configuration of another tool as a value: JSON is read, a module is executed and its default export taken.
 *
 * @param path absolute
 * @param name as the user wrote it
 * @throws FaultError where it cannot be had
 */
export function readForeignConfig(path: string, name: string, configCode: boolean, providers: Providers): unknown {
  if (providers.fileSystem.stat(path)?.kind !== 'file') {
    throw fault('usage/no-such-path', name, `${name} does not exist or is no file.`, 'Name an existing file.');
  }
  const isJson = /\.json$|rc$/.test(path);
  if (!isJson && !configCode) {
    throw fault(
      'config/code-refused',
      name,
      `${name} is code, and \`--no-config-code\` refuses to run any.`,
      'Drop `--no-config-code` where the repository is trusted.',
    );
  }
  try {
    if (isJson) return JSON.parse(new TextDecoder().decode(providers.fileSystem.readFile(path))) as unknown;
    const module = providers.loadModule(path) as { readonly default?: unknown };
    return module.default ?? module;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fault(
      'import/unreadable-config',
      name,
      `${name} does not load: ${reason}.`,
      'Correct it; `node <file>` shows where it fails.',
    );
  }
}

function fault(code: string, file: string, what: string, mend: string): FaultError {
  return new FaultError([{ code, file, what, mend }]);
}
