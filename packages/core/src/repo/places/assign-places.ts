import type { FileTree } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { languageOf } from '../language-of';
import {
  type CompiledList,
  compilePatternList,
  type FilePatterns,
  type ListState,
  matchFile,
} from './compile-pattern-list';
import { createPlaceTable, type PlaceTable } from './create-place-table';

/** The places of every file of a tree. */
export interface PlacedFiles {
  /** File row → index into `places`. */
  readonly place: Int32Array;
  /** File row → `FILE_FLAG` bits `module`, `included`, `test`, `declaration`, `contested`. */
  readonly flags: Uint8Array;
  readonly places: readonly Place[];
  readonly rivals: ReadonlyMap<number, readonly string[]>;
}

/** The lists whose state is kept per folder, by position; those of the layers follow. */
const INCLUDE = 0;
const EXCLUDE = 1;
const TESTS = 2;
const DOMAINS = 3;
const DOMAIN_ENTRIES = 4;
const PROVIDER_ENTRIES = 5;
const FIRST_LAYER = 6;

const OWN_FILE = /^(?:storypole\.config\.(?:[cm]?[jt]s|jsonc?)|\.storypole.*)$/;

/** What is known of a folder: the state of each list, and the file patterns that may match in it. */
interface FolderView {
  readonly path: string;
  readonly states: readonly ListState[];
  /** `undefined` at each list of which no file pattern can match here. */
  readonly patterns: readonly (FilePatterns | undefined)[];
}

/**
 * Gives each file its place. Patterns are asked once a folder; a file is asked itself only where a pattern without `/**` at
 * its end could decide. On 8,300 files in 2,400 folders that is 10 ms, where asking each pattern for each file is 60.
 */
export function assignPlaces(tree: FileTree, policy: Policy): PlacedFiles {
  const lists = compileLists(policy);
  const count = tree.names.length;
  const placed = {
    place: new Int32Array(count),
    flags: new Uint8Array(count),
    rivals: new Map<number, readonly string[]>(),
  };
  const table = createPlaceTable();
  const outside = table.add({ kind: 'outside' });
  const judgePlace = createPlaceJudge(policy, lists.length, table);
  const start = lists.map((list) => list.start);
  const none = lists.map(() => undefined);
  const statesOf: (readonly ListState[])[] = [];
  const filesOf = groupByFolder(tree);

  for (let folder = 0; folder < tree.folders.length; folder++) {
    const path = tree.folders[folder] as string;
    const depth = countSegments(path);
    const states = enterFolder(lists, statesOf[tree.parents[folder] as number] ?? start, path, depth);
    statesOf.push(states);
    const files = filesOf[folder];
    if (files === undefined) continue;
    const patterns = findPatterns(lists, path, depth) ?? none;
    const view: FolderView = { path, states, patterns };
    // Tests, and what is included, are told by names of files; the other lists mostly speak of whole folders.
    const isUniform = patterns.every((found, list) => found === undefined || list <= TESTS);
    const uniform: (Verdict | undefined)[] = [undefined, undefined];
    for (const file of files) {
      const name = tree.names[file] as string;
      const filePath = path === '' ? name : `${path}/${name}`;
      const isTest = match(TESTS, view, filePath) !== undefined;
      let verdict: Verdict | undefined;
      if (isIncluded(view, filePath)) {
        verdict = isUniform ? uniform[Number(isTest)] : undefined;
        verdict ??= judgePlace(view, filePath, isTest);
        uniform[Number(isTest)] = verdict;
      }
      const language = languageOf(name);
      const bits = (language === undefined ? 0 : FILE_FLAG.module) | (language === 'dts' ? FILE_FLAG.declaration : 0);
      if (verdict === undefined || OWN_FILE.test(name)) {
        placed.place[file] = outside;
        placed.flags[file] = bits;
        continue;
      }
      placed.place[file] = verdict.place;
      placed.flags[file] = bits | FILE_FLAG.included | (isTest ? FILE_FLAG.test : 0);
      if (verdict.rivals.length > 1) {
        placed.flags[file] |= FILE_FLAG.contested;
        placed.rivals.set(file, verdict.rivals);
      }
    }
  }
  return { ...placed, places: table.places };
}

/** Remedies ask for the places of single paths, many times under one policy. */
const compiled = new WeakMap<Policy, readonly CompiledList[]>();

function compileLists(policy: Policy): readonly CompiledList[] {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const { domains, providers } = policy;
  const under = (folders: readonly string[], globs: readonly string[]): readonly string[] =>
    folders.flatMap((folder) => globs.map((glob) => `${folder}/${glob}`));
  const lists = [
    policy.include,
    policy.exclude,
    policy.tests,
    under(domains.patterns, ['**']),
    under(domains.patterns, domains.entry),
    [...under(providers.patterns, providers.entry), ...providers.patterns.map((pattern) => `${pattern}.*`)],
    ...policy.layers.map((layer) => layer.files),
  ].map(compilePatternList);
  compiled.set(policy, lists);
  return lists;
}

/** The states of a folder; the very array of its parent where nothing changes. */
function enterFolder(
  lists: readonly CompiledList[],
  parent: readonly ListState[],
  path: string,
  depth: number,
): readonly ListState[] {
  let states: ListState[] | undefined;
  for (let index = 0; index < lists.length; index++) {
    const before = parent[index] as ListState;
    const after = (lists[index] as CompiledList).enter(before, path, depth);
    if (after !== before) (states ??= [...parent])[index] = after;
  }
  return states ?? parent;
}

function findPatterns(
  lists: readonly CompiledList[],
  path: string,
  depth: number,
): readonly (FilePatterns | undefined)[] | undefined {
  let patterns: (FilePatterns | undefined)[] | undefined;
  for (let index = 0; index < lists.length; index++) {
    const found = (lists[index] as CompiledList).findFilePatterns(path, depth);
    if (found !== undefined)
      (patterns ??= new Array<FilePatterns | undefined>(lists.length).fill(undefined))[index] = found;
  }
  return patterns;
}

interface Verdict {
  /** Row of the place. */
  readonly place: number;
  /** The layers that claim the file. */
  readonly rivals: readonly string[];
}

/** Asked for files that are judged at all. */
type PlaceJudge = (view: FolderView, filePath: string, isTest: boolean) => Verdict;

function isIncluded(view: FolderView, filePath: string): boolean {
  return match(INCLUDE, view, filePath) !== undefined && match(EXCLUDE, view, filePath) === undefined;
}

function createPlaceJudge(policy: Policy, listCount: number, table: PlaceTable): PlaceJudge {
  const toDomain = createDomainNamer(policy);
  return (view, filePath, test) => {
    const claims: number[] = [];
    let captures: ReturnType<typeof matchFile>;
    for (let index = FIRST_LAYER; index < listCount; index++) {
      const found = match(index, view, filePath);
      if (found === undefined) continue;
      claims.push(index - FIRST_LAYER);
      captures ??= found;
    }
    const name = captures?.domain ?? match(DOMAINS, view, filePath)?.domain;
    const domain = name === undefined ? undefined : toDomain(name, filePath);
    if (domain !== undefined && match(DOMAIN_ENTRIES, view, filePath) !== undefined) {
      return { place: table.add({ kind: 'entry', domain, test }), rivals: [] };
    }
    const [layer] = claims;
    if (layer === undefined) return { place: table.add({ kind: 'loose', domain, test }), rivals: [] };
    const rivals = claims.map((claim) => policy.layers[claim]?.id ?? '');
    if (domain !== undefined) return { place: table.add({ kind: 'layer', layer, domain, test }), rivals };
    const entry = match(PROVIDER_ENTRIES, view, filePath);
    const provider = captures?.provider ?? entry?.provider;
    const providerEntry = entry !== undefined;
    return { place: table.add({ kind: 'layer', layer, provider, providerEntry, test }), rivals };
  };
}

/** A domain's name: what the pattern captured, or with `identity: 'path'` that and the folder above it. */
function createDomainNamer(policy: Policy): (name: string, filePath: string) => string {
  if (policy.domains.identity === 'name') return (name) => name;
  const depths = policy.domains.patterns.map(countSegments);
  return (name, filePath) => {
    const segments = filePath.split('/');
    const depth = depths.find((candidate) => segments[candidate - 1] === name) ?? 1;
    return segments.slice(Math.max(depth - 2, 0), depth).join('/');
  };
}

function match(list: number, view: FolderView, path: string): ReturnType<typeof matchFile> {
  return matchFile(view.states[list] as ListState, view.patterns[list], path);
}

function countSegments(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}

function groupByFolder(tree: FileTree): (number[] | undefined)[] {
  const files = new Array<number[] | undefined>(tree.folders.length).fill(undefined);
  for (let file = 0; file < tree.names.length; file++) {
    const folder = tree.folderOfFile[file] as number;
    const group = files[folder];
    if (group === undefined) files[folder] = [file];
    else group.push(file);
  }
  return files;
}
