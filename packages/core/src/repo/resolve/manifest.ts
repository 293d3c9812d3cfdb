/** The parts of a `package.json` that resolution asks for. `publishConfig` is not among them: it describes what is published, not what is here. */
export interface Manifest {
  readonly name: string | undefined;
  readonly isModule: boolean;
  /** As written; `undefined` where the key is missing or `null`. */
  readonly exports: unknown;
  readonly imports: unknown;
  /** `typings` before `types`, as TypeScript reads them. */
  readonly types: string | undefined;
  readonly main: string | undefined;
  readonly module: string | undefined;
  readonly source: string | undefined;
  /** The `tsconfig` field: what `extends` of the bare package name means. */
  readonly tsconfig: string | undefined;
  /** Pattern → replacements, from the entry of `typesVersions` that holds for current compilers. */
  readonly typesVersions: Readonly<Record<string, readonly string[]>> | undefined;
  /** Name → version, from all four lists. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Patterns of member folders. */
  readonly workspaces: readonly string[] | undefined;
}

/** Reads the `package.json` at an absolute path; what is broken is reported, and the rest is kept. */
export type ManifestReader = (path: string) => Manifest | undefined;

const DEPENDENCY_LISTS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

export function parseManifest(value: unknown): Manifest {
  const json = toRecord(value);
  const dependencies = new Map<string, string>();
  for (const list of DEPENDENCY_LISTS) {
    for (const [name, version] of Object.entries(toRecord(json[list]))) {
      if (typeof version === 'string' && !dependencies.has(name)) dependencies.set(name, version);
    }
  }
  return {
    name: toText(json['name']),
    isModule: json['type'] === 'module',
    exports: json['exports'] ?? undefined,
    imports: json['imports'] ?? undefined,
    types: toText(json['typings']) ?? toText(json['types']),
    main: toText(json['main']),
    module: toText(json['module']),
    source: toText(json['source']),
    tsconfig: toText(json['tsconfig']),
    typesVersions: findTypesVersions(json['typesVersions']),
    dependencies,
    workspaces: toPatterns(json['workspaces']) ?? toPatterns(toRecord(json['workspaces'])['packages']),
  };
}

/** Whether a range of compiler versions, as in `typesVersions` and `types@` conditions, holds for a current compiler. */
export function holdsForCurrentCompiler(range: string): boolean {
  return range.split('||').some((part) =>
    part
      .trim()
      .split(/\s+/u)
      .every((term) => term === '*' || term.startsWith('>')),
  );
}

function findTypesVersions(value: unknown): Manifest['typesVersions'] {
  for (const [range, paths] of Object.entries(toRecord(value))) {
    if (!holdsForCurrentCompiler(range)) continue;
    return Object.fromEntries(
      Object.entries(toRecord(paths)).map(([pattern, targets]) => [pattern, toPatterns(targets) ?? []]),
    );
  }
  return undefined;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toPatterns(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
