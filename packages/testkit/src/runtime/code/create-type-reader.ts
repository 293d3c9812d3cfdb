import type { Node, Project } from 'ts-morph';
import type { CodeSources } from '../create-code-reader';
import type { Morph } from './found';

/** Asks the compiler for types that nobody wrote down. */
export interface TypeReader {
  /** The type of a node, as TypeScript writes it. */
  readonly describe: (path: string, node: Node) => string;
  /** What a function returns. */
  readonly describeReturn: (path: string, node: Node) => string;
}

/** The compiler's program is made for the first question; it reads what the asked files import. */
export function createTypeReader(morph: Morph, sources: CodeSources): TypeReader {
  let project: Project | undefined;
  const twinOf = (path: string, node: Node): Node => {
    project ??= openProject(morph, sources);
    const absolute = sources.virtual === undefined ? `${sources.root}/${path}` : `/${path}`;
    const file =
      project.getSourceFile(absolute) ??
      project.createSourceFile(absolute, sources.readText(path) ?? '', { overwrite: true });
    let twin: Node | undefined = file.getDescendantAtPos(node.getStart());
    // The deepest node at the place; what is meant begins there and ends where the other does.
    while (twin !== undefined && (twin.getKind() !== node.getKind() || twin.getEnd() !== node.getEnd())) {
      twin = twin.getParent();
    }
    if (twin === undefined) throw new Error(`The compiler does not find ${node.getKindName()} in ${path} again.`);
    return twin;
  };
  return {
    describe: (path, node) => {
      const twin = twinOf(path, node);
      return twin.getType().getText(twin);
    },
    describeReturn: (path, node) => {
      const twin = twinOf(path, node);
      const [signature] = twin.getType().getCallSignatures();
      return signature === undefined ? 'unknown' : signature.getReturnType().getText(twin);
    },
  };
}

function openProject(morph: Morph, { root, readText, virtual }: CodeSources): Project {
  const options = { allowJs: true, strict: true, noEmit: true, skipLibCheck: true, jsx: morph.ts.JsxEmit.Preserve };
  const resolution = {
    target: morph.ts.ScriptTarget.ES2023,
    module: morph.ts.ModuleKind.ESNext,
    moduleResolution: morph.ts.ModuleResolutionKind.Bundler,
  };
  if (virtual !== undefined) {
    const project = new morph.Project({ useInMemoryFileSystem: true, compilerOptions: { ...options, ...resolution } });
    for (const [path, text] of virtual()) project.createSourceFile(`/${path}`, text, { overwrite: true });
    return project;
  }
  const hasConfig = readText('tsconfig.json') !== undefined;
  return new morph.Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: hasConfig ? options : { ...options, ...resolution },
    ...(hasConfig ? { tsConfigFilePath: `${root}/tsconfig.json` } : {}),
  });
}
