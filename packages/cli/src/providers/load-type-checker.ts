import { createRequire } from 'node:module';
import type ts from 'typescript';
import type { TypeChecker, TypeProblem } from '#types/type-checker';

type Compiler = typeof ts;
type Changes = Parameters<TypeChecker['findProblems']>[1];

/** Options that write something, or are refused where nothing is written. */
const QUIET = {
  noEmit: true,
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  emitDeclarationOnly: false,
  skipLibCheck: true,
} as const;

/** Loads the compiler of a project; `undefined` where it has none, or one without an interface for programs. */
export function loadTypeChecker(root: string): TypeChecker | undefined {
  let compiler: Compiler;
  try {
    compiler = createRequire(`${root}/package.json`)('typescript') as Compiler;
  } catch {
    return undefined;
  }
  if (typeof (compiler as Partial<Compiler>).createProgram !== 'function') return undefined;
  return {
    version: compiler.version,
    findProblems: (files, changes) => {
      const groups = new Map<string, string[]>();
      for (const file of files) {
        const config = findConfig(compiler, file);
        if (config !== undefined) groups.set(config, [...(groups.get(config) ?? []), file]);
      }
      return [...groups].flatMap(([config, group]) => checkGroup(compiler, config, group, changes));
    },
  };
}

/** The nearest `tsconfig.json`; of one that only refers to others, the one that holds the file. */
function findConfig(compiler: Compiler, file: string): string | undefined {
  const nearest = compiler.findConfigFile(folderOf(file), (path) => compiler.sys.fileExists(path));
  if (nearest === undefined) return undefined;
  const { fileNames, projectReferences = [] } = readConfig(compiler, nearest);
  if (fileNames.length > 0) return nearest;
  const referred = projectReferences.map((reference) => compiler.resolveProjectReferencePath(reference));
  const folder = folderOf(file);
  const holds = (path: string): boolean =>
    readConfig(compiler, path).fileNames.some((name) => name === file || folderOf(name) === folder);
  return referred.find((path) => compiler.sys.fileExists(path) && holds(path)) ?? nearest;
}

function readConfig(compiler: Compiler, path: string): ts.ParsedCommandLine {
  const { config } = compiler.readConfigFile(path, (name) => compiler.sys.readFile(name)) as {
    readonly config?: unknown;
  };
  return compiler.parseJsonConfigFileContent(config ?? {}, compiler.sys, folderOf(path), undefined, path);
}

/** Only the files in question are checked; the others are read as far as these need them, and for what they declare for all. */
function checkGroup(
  compiler: Compiler,
  config: string,
  files: readonly string[],
  changes: Changes,
): readonly TypeProblem[] {
  const parsed = readConfig(compiler, config);
  const options = { ...parsed.options, ...QUIET };
  delete options.tsBuildInfoFile;
  const ambient = parsed.fileNames.filter((name) => name.endsWith('.d.ts') && !changes.has(name));
  const program = compiler.createProgram([...files, ...ambient], options, createHost(compiler, options, changes));
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) return [];
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, code, messageText }): TypeProblem => ({
        file,
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        message: `TS${String(code)}: ${compiler.flattenDiagnosticMessageText(messageText, ' ')}`,
      }),
    );
  });
}

function createHost(compiler: Compiler, options: ts.CompilerOptions, changes: Changes): ts.CompilerHost {
  const host = compiler.createCompilerHost(options);
  const texts = new Map([...changes].map(([path, bytes]) => [path, bytes === undefined ? undefined : decode(bytes)]));
  const folders = new Set([...texts].flatMap(([path, text]) => (text === undefined ? [] : listFolders(path))));
  return {
    ...host,
    getSourceFile: (path, languageVersion) => {
      const text = texts.has(path) ? texts.get(path) : host.readFile(path);
      return text === undefined ? undefined : compiler.createSourceFile(path, text, languageVersion);
    },
    readFile: (path) => (texts.has(path) ? texts.get(path) : host.readFile(path)),
    fileExists: (path) => (texts.has(path) ? texts.get(path) !== undefined : host.fileExists(path)),
    directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? true),
    realpath: (path) => (texts.has(path) ? path : (host.realpath?.(path) ?? path)),
  };
}

function listFolders(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== '' && folder !== folderOf(folder); folder = folderOf(folder))
    folders.push(folder);
  return folders;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
