import { SCAN_FLAG } from '#types/extraction';
import type { FileTree } from '#types/file-tree';
import { FORM } from '#types/form';
import { DEPENDENCY_FLAG, FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Resolution, ResolutionMode, Resolver } from '#types/resolution';
import { matchesAmbient } from './matches-ambient';
import type { ScannedFiles } from './scan-files';
import { SCANNED_ROW } from './scanned-row';

/** Where scanned rows lead: a row each, in their order. Globs are not among it. */
export interface ScannedTargets {
  /** `LEADS`; `TYPE_ONLY` is added where the dependency is erased at run time. */
  readonly kind: Uint8Array;
  /** For `file` a row of the tree; for `disk`, `package` and `builtin` an index into `names`. */
  readonly to: Int32Array;
  readonly names: readonly string[];
}

/** Where scanned rows lead, of the files of which it is still true. */
export interface KnownTargets extends ScannedTargets {
  /** File row → the first of its rows in `targets`; -1 where nothing is known. */
  readonly firstOf: Int32Array;
}

/** What `ScannedTargets.kind` holds. */
const LEADS = { file: 0, package: 1, builtin: 2, unresolved: 3, computed: 4, disk: 5, glob: 6 } as const;
const TYPE_ONLY = 128;

export interface ResolvedColumns {
  readonly columns: Omit<Graph['dependencies'], 'first'>;
  readonly strings: readonly string[];
  readonly targets: ScannedTargets;
}

export interface ResolvableParts {
  readonly tree: FileTree;
  readonly scanned: ScannedFiles;
  /** By file row, `FILE_FLAG`. */
  readonly flags: Uint8Array;
  readonly resolver: Resolver;
  /** Collects files on disk that the tree does not hold: path → row. */
  readonly extra: Map<string, number>;
  readonly known: KnownTargets | undefined;
}

const MODES: readonly ResolutionMode[] = Object.entries(FORM).map(([form]) => toMode(form));

function toMode(form: string): ResolutionMode {
  if (['require', 'module-require', 'require-resolve', 'create-require', 'import-equals'].includes(form))
    return 'require';
  if (['new-url', 'worker', 'script-src'].includes(form)) return 'url';
  return form === 'reference-path' ? 'reference' : 'import';
}

/** Finds out where each dependency leads. */
export function resolveScanned({ tree, scanned, flags, resolver, extra, known }: ResolvableParts): ResolvedColumns {
  const { rows, specifiers } = scanned;
  const globs = expandGlobs(tree, scanned, resolver);
  const targets = findTargets(tree, scanned, flags, resolver, known);
  const count = scanned.count + globs.extraRows;
  const from = new Int32Array(count);
  const kind = new Uint8Array(count);
  const to = new Int32Array(count);
  const specifier = new Int32Array(count);
  const form = new Uint8Array(count);
  const dependencyFlags = new Uint8Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const statement = new Int32Array(count);
  const strings = [...specifiers];
  /** Index into `targets.names` → index into `strings`. */
  const stringOf = new Int32Array(targets.names.length).fill(-1);
  const ambient = new Set([...scanned.ambientOf.values()].flat());
  let next = 0;

  for (let row = 0; row < scanned.count; row++) {
    const base = row * SCANNED_ROW;
    const text = rows[base + 1] as number;
    const matched = globs.targets.get(row);
    const total = matched?.length ?? 1;
    const lead = targets.kind[row] as number;
    for (let index = 0; index < total; index++) {
      from[next] = rows[base] as number;
      specifier[next] = text;
      form[next] = (rows[base + 5] as number) & 0xff;
      dependencyFlags[next] = (lead & TYPE_ONLY) === 0 ? 0 : DEPENDENCY_FLAG.typeOnly;
      start[next] = rows[base + 2] as number;
      end[next] = rows[base + 3] as number;
      statement[next] = rows[base + 4] as number;
      if (matched !== undefined) {
        kind[next] = TARGET.file;
        to[next] = matched[index] as number;
      } else {
        const target = targets.to[row] as number;
        switch (lead & ~TYPE_ONLY) {
          case LEADS.file:
            to[next] = target;
            break;
          case LEADS.computed:
            kind[next] = TARGET.computed;
            to[next] = text;
            break;
          case LEADS.disk: {
            const path = targets.names[target] as string;
            let file = extra.get(path);
            if (file === undefined) extra.set(path, (file = tree.names.length + extra.size));
            to[next] = file;
            break;
          }
          case LEADS.package:
          case LEADS.builtin:
            kind[next] = (lead & ~TYPE_ONLY) === LEADS.package ? TARGET.package : TARGET.builtin;
            if (stringOf[target] === -1) stringOf[target] = strings.push(targets.names[target] as string) - 1;
            to[next] = stringOf[target] as number;
            break;
          default: {
            const isAmbient = matchesAmbient(specifiers[text] as string, ambient);
            kind[next] = isAmbient ? TARGET.package : TARGET.unresolved;
            to[next] = text;
          }
        }
      }
      next++;
    }
  }
  return {
    columns: { count, from, kind, to, specifier, form, flags: dependencyFlags, start, end, statement },
    strings,
    targets,
  };
}

function findTargets(
  tree: FileTree,
  { count, rows, specifiers }: ScannedFiles,
  flags: Uint8Array,
  resolver: Resolver,
  known: KnownTargets | undefined,
): ScannedTargets {
  const kind = new Uint8Array(count);
  const to = new Int32Array(count);
  const names: string[] = known === undefined ? [] : [...known.names];
  const numbers = new Map(names.map((name, index) => [name, index]));
  const intern = (name: string): number => {
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = names.push(name) - 1));
    return number;
  };
  let file = -1;
  let isKnown = false;
  let source = 0;
  for (let row = 0; row < count; row++) {
    const base = row * SCANNED_ROW;
    if (rows[base] !== file) {
      file = rows[base] as number;
      source = known?.firstOf[file] ?? -1;
      isKnown = source >= 0;
    }
    if (isKnown) {
      kind[row] = known?.kind[source] as number;
      to[row] = known?.to[source] as number;
      source++;
      continue;
    }
    const folder = tree.folderOfFile[file] as number;
    const bits = (rows[base + 5] as number) >> 8;
    const formId = (rows[base + 5] as number) & 0xff;
    const isTypeOnly =
      (bits & SCAN_FLAG.typeOnly) !== 0 ||
      ((flags[file] as number) & FILE_FLAG.declaration) !== 0 ||
      ((bits & SCAN_FLAG.inlineTypeOnly) !== 0 && !resolver.isVerbatim(folder, file));
    const type = isTypeOnly ? TYPE_ONLY : 0;
    if ((bits & SCAN_FLAG.computed) !== 0) {
      kind[row] = LEADS.computed | type;
      continue;
    }
    if (formId === FORM['import-meta-glob']) {
      kind[row] = LEADS.glob | type;
      continue;
    }
    const text = specifiers[rows[base + 1] as number] as string;
    const resolution = resolver.resolve(folder, text, MODES[formId] as ResolutionMode, file);
    const lead = leadOf(resolution);
    kind[row] = lead | type;
    if (resolution.kind === 'file') to[row] = resolution.file;
    else if (lead === LEADS.disk && resolution.kind === 'disk') to[row] = intern(resolution.path);
    else if (resolution.kind === 'package' || resolution.kind === 'builtin') to[row] = intern(resolution.name);
  }
  return { kind, to, names };
}

function leadOf(resolution: Resolution): number {
  if (resolution.kind !== 'disk') return LEADS[resolution.kind];
  // `new URL('.', import.meta.url)` names a folder: which of its files are meant is known at run time.
  return resolution.path === '' || resolution.path.endsWith('/') ? LEADS.computed : LEADS.disk;
}

/** A glob is one dependency for each file that it matches; the globs of one array are matched together. */
function expandGlobs(
  tree: FileTree,
  scanned: ScannedFiles,
  resolver: Resolver,
): {
  readonly targets: ReadonlyMap<number, readonly number[]>;
  readonly extraRows: number;
} {
  const targets = new Map<number, readonly number[]>();
  const { rows, specifiers } = scanned;
  let extraRows = 0;
  const globs = rowsOfGlobs(scanned);
  const field = (row: number, column: number): number => rows[row * SCANNED_ROW + column] as number;
  for (const row of globs) {
    if (targets.has(row)) continue;
    const file = field(row, 0);
    const group = globs.filter((other) => field(other, 0) === file && field(other, 4) === field(row, 4));
    const negative = group
      .map((member) => specifiers[field(member, 1)] as string)
      .filter((glob) => glob.startsWith('!'));
    const seen = new Set<number>();
    for (const member of group) {
      const glob = specifiers[field(member, 1)] as string;
      const matched = glob.startsWith('!')
        ? []
        : resolver.resolveGlob(tree.folderOfFile[file] as number, [glob, ...negative]);
      const fresh = matched.filter((target) => target !== file && !seen.has(target));
      for (const target of fresh) seen.add(target);
      targets.set(member, fresh);
      extraRows += fresh.length - 1;
    }
  }
  return { targets, extraRows };
}

/** The rows that hold a glob known before run time. */
function rowsOfGlobs({ rows, count }: ScannedFiles): readonly number[] {
  const found: number[] = [];
  for (let index = SCANNED_ROW - 1; index < count * SCANNED_ROW; index += SCANNED_ROW) {
    const field = rows[index] as number;
    if ((field & 0xff) !== FORM['import-meta-glob'] || ((field >> 8) & SCAN_FLAG.computed) !== 0) continue;
    found.push((index + 1) / SCANNED_ROW - 1);
  }
  return found;
}
