import { type Captures, type CompiledPattern, compilePattern } from './compile-pattern';

/** What a folder inherits for one list: whether everything below it matches, or is taken out again. */
export interface ListState {
  readonly all: Captures | undefined;
  readonly none: boolean;
}

/** A list of patterns; those that begin with `!` take files out again. */
export interface CompiledList {
  readonly start: ListState;
  /** The state of a folder from that of its parent. Returns `parent` itself where nothing changes. */
  readonly enter: (parent: ListState, path: string, depth: number) => ListState;
  /** The patterns that could match files directly in a folder. Computed once per folder. */
  readonly findFilePatterns: (path: string, depth: number) => FilePatterns | undefined;
}

export interface FilePatterns {
  readonly take: readonly CompiledPattern[];
  readonly drop: readonly CompiledPattern[];
}

const NO_CAPTURES: Captures = {};
const UNDECIDED: ListState = { all: undefined, none: false };

export function compilePatternList(sources: readonly string[]): CompiledList {
  const take = sources.filter((source) => !source.startsWith('!')).map(compilePattern);
  const drop = sources.filter((source) => source.startsWith('!')).map((source) => compilePattern(source.slice(1)));
  const findSubtree = createFolderFinder(take.filter((pattern) => pattern.subtree));
  const findDropped = createFolderFinder(drop.filter((pattern) => pattern.subtree));
  const fileTake = take.filter((pattern) => !pattern.subtree);
  const fileDrop = drop.filter((pattern) => !pattern.subtree);

  const enter = (parent: ListState, path: string, depth: number): ListState => {
    if (parent.none) return parent;
    if (findDropped(path, depth) !== undefined) return { all: undefined, none: true };
    if (parent.all !== undefined) return parent;
    const captures = findSubtree(path, depth);
    return captures === undefined ? parent : { all: captures, none: false };
  };

  return {
    start: enter(UNDECIDED, '', 0),
    enter,
    findFilePatterns: (path, depth) => {
      const takes = select(fileTake, path, depth);
      const drops = select(fileDrop, path, depth);
      return takes.length === 0 && drops.length === 0 ? undefined : { take: takes, drop: drops };
    },
  };
}

/**
 * The first pattern that takes a folder. Where all name one folder each, as most layers do, a look into a map stands for as many
 * questions as there are patterns.
 */
function createFolderFinder(patterns: readonly CompiledPattern[]): CompiledPattern['matchFolder'] {
  const names = patterns.map(({ folder }) => folder);
  if (names.every((name) => name !== undefined)) {
    const folders = new Set(names);
    return (path) => (folders.has(path) ? NO_CAPTURES : undefined);
  }
  return (path, depth) => {
    for (const pattern of patterns) {
      const captures = pattern.matchFolder(path, depth);
      if (captures !== undefined) return captures;
    }
    return undefined;
  };
}

const NO_PATTERNS: readonly CompiledPattern[] = [];

function select(patterns: readonly CompiledPattern[], path: string, depth: number): readonly CompiledPattern[] {
  let selected: CompiledPattern[] | undefined;
  for (const pattern of patterns) if (pattern.matchFolder(path, depth) !== undefined) (selected ??= []).push(pattern);
  return selected ?? NO_PATTERNS;
}

/** Whether a file matches a list, given its folder's state and file patterns. */
export function matchFile(state: ListState, patterns: FilePatterns | undefined, path: string): Captures | undefined {
  if (state.none) return undefined;
  if (patterns === undefined) return state.all;
  if (patterns.drop.some((pattern) => pattern.matchFile(path) !== undefined)) return undefined;
  if (state.all !== undefined) return state.all;
  for (const pattern of patterns.take) {
    const captures = pattern.matchFile(path);
    if (captures !== undefined) return captures;
  }
  return undefined;
}

/** Matches single paths against a list, for the few places that have no walk at hand. */
export function createPathMatcher(sources: readonly string[]): (path: string) => Captures | undefined {
  const list = compilePatternList(sources);
  return (path) => {
    const segments = path.split('/');
    segments.pop();
    let state = list.start;
    let folder = '';
    let depth = 0;
    for (const segment of segments) {
      folder = folder === '' ? segment : `${folder}/${segment}`;
      depth++;
      state = list.enter(state, folder, depth);
    }
    return matchFile(state, list.findFilePatterns(folder, depth), path);
  };
}
