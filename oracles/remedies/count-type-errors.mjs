import ts from 'typescript';
import { globSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What TypeScript complains about in all sources of a project, with some files other than on disk: message → how often. Paths are
 * left out of the keys, so that a file that was moved complains alike.
 *
 * @param {string} root
 * @param {ReadonlyMap<string, Uint8Array | undefined>} changes
 */
export function countTypeErrors(root, changes) {
  const texts = new Map([...changes].map(([path, bytes]) => [path, bytes && new TextDecoder().decode(bytes)]));
  const exclude = (path) => /(?:^|[/\\])(?:node_modules|dist|\.git|templates|examples)(?:$|[/\\])/.test(path);
  const listed = globSync('**/*.{ts,tsx,mts,cts}', { cwd: root, exclude }).map((path) =>
    join(root, path).replaceAll('\\', '/'),
  );
  const names = [...new Set([...listed, ...texts.keys()])].filter(
    (path) => texts.get(path) !== undefined || !texts.has(path),
  );
  const config = ts.findConfigFile(root, ts.sys.fileExists);
  const parsed =
    config === undefined
      ? { options: {} }
      : ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, root);
  const options = {
    ...parsed.options,
    noEmit: true,
    composite: false,
    incremental: false,
    declaration: false,
    declarationMap: false,
    emitDeclarationOnly: false,
    skipLibCheck: true,
    tsBuildInfoFile: undefined,
    rootDir: undefined,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, directoryExists } = host;
  host.readFile = (path) => (texts.has(path) ? texts.get(path) : readFile(path));
  host.fileExists = (path) => (texts.has(path) ? texts.get(path) !== undefined : fileExists(path));
  host.directoryExists = (path) =>
    directoryExists(path) || [...texts].some(([file, text]) => text !== undefined && file.startsWith(`${path}/`));
  const program = ts.createProgram(names, options, host);
  const counts = new Map();
  // Packages are not installed in a copy, and a file that is split asks for them twice.
  const isAboutPackages = (code, text) =>
    [2875, 7016].includes(code) || (code === 2307 && !/module '\.\.?\//.test(text));
  for (const { code, messageText } of [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()]) {
    if (isAboutPackages(code, ts.flattenDiagnosticMessageText(messageText, ' '))) continue;
    const key = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
