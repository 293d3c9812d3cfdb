import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import { FILE_FLAG, type FileTable } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Rule, Suppression } from '#types/rule';
import { remember } from '#types/remember';
import { createScanStore } from '#repo/create-scan-store';
import { toNormalizedSource } from '#repo/normalize-source';
import { overlayFile } from '#repo/overlay-file';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { findMapFaults } from '#repo/places/find-map-faults';
import { createScanner } from '#repo/scan/create-scanner';
import { findDoors, listEntries } from '#service/find-doors';
import { judge } from '#service/judge';
import { createMatrix } from '#service/matrix';
import { judgeSuppressions } from '#service/judge-suppressions';
import type { ProjectRoot } from './find-project-roots';
import type { JoinedGround } from './join-ground';
import { judgeWhole, type Whole } from './judge-whole';
import { reuseTargets } from './reuse-targets';
import { type Ground, readGround } from './read-ground';
import { type Law, readLaw } from './read-law';
import { readSurroundings } from './read-surroundings';

/** The verdict on one file as it stands in an editor. Computed when it is asked for. */
export interface FileVerdict {
  /** What is wrong with the config or the machine, and with this source; the former hold for every file of the project. */
  readonly readFaults: () => readonly Fault[];
  /** Of the rules that see one file and what it leads to. */
  readonly readFindings: () => readonly Finding[];
  /** Of the rules that see the whole graph, as all files are on disk. Reads the whole project. */
  readonly readGraphFindings: () => readonly Finding[];
  /** Whether the text is that of the file on disk. */
  readonly isSaved: () => boolean;
  /** The rules that the policy's plugins add. */
  readonly ownRules: readonly Rule[];
  /** The findings about another text of the file, of the rules that see one file: what a change would lead to. */
  readonly judgeOther: (text: string) => readonly Finding[];
  /** Whether the matrix would open the dependency of a finding if it were type-only: asked before anything is tried. */
  readonly opensToTypes: (finding: Finding) => boolean;
  /** The entries of the domain that a finding leads to which hand on what it asks for. Paths relative to the root. */
  readonly findDoors: (finding: Finding) => readonly string[];
  /** What the rules say of comments that silence a linter. */
  readonly judgeSuppressions: (suppressions: readonly Suppression[]) => readonly Finding[];
}

/** One project of a process that lives on while files change. */
export interface Session {
  /** From here on, nothing is used that has changed on disk meanwhile. */
  readonly refresh: () => void;
  /**
   * @param path relative to the root
   * @param isRun whether many more files will follow: then it is cheaper to read all of them at once
   */
  readonly judgeFile: (path: string, text: string, isRun: boolean) => FileVerdict;
}

const NOTHING: readonly never[] = [];

/**
 * A verdict reads no more than it needs: the first ones of a process list the files, and read the file's own dependencies and
 * those of the files through which their names come. When a run over the whole project shows, everything is read and judged
 * once, and each file is handed its share, as long as its text is the one that was scanned.
 */
export function createSession(project: ProjectRoot, providers: Providers, builtIn: readonly Rule[]): Session {
  const { root } = project;
  const { fileSystem } = providers;
  const scanner = createScanner(extractFromTree);
  const createStore = () => createScanStore({ scanner, findGlobalUses, machine: providers });
  let store = createStore();
  let law: Law | undefined;
  let isFirstLaw = true;
  let ground: Ground | undefined;
  /** The path that `ground` holds though it is not on disk. */
  let phantom: string | undefined;
  /** Of the policy against the files of `ground`. */
  let mapFaults: readonly Fault[] | undefined;
  let whole: Whole | undefined;
  /** What the last judgement of the whole found out of where dependencies lead. */
  let joined: { readonly from: Ground; readonly all: JoinedGround } | undefined;
  let wholeIsSure = false;
  /** Of the store: a verdict on one file may have read some of the sources since. */
  let wholeRevision = 0;
  /** Paths that are on disk and no part of the project. */
  let strangers = new Set<string>();

  const openLaw = (): Law => {
    if (law === undefined) {
      law = readLaw(project.config, !isFirstLaw, () => scanner, providers, builtIn);
      isFirstLaw = false;
    }
    return law;
  };
  const openGround = (policy: Policy, path: string, text: string): Ground => {
    if (phantom !== undefined && phantom !== path) ground = undefined;
    const isThere = ground?.rowOf.has(path) === true || fileSystem.stat(`${root}/${path}`) !== undefined;
    if (!isThere) ground = undefined;
    if (ground?.rowOf.has(path) === false && !strangers.has(path)) {
      if (ground.isStale()) ground = undefined;
      strangers.add(path);
    }
    if (ground === undefined) {
      phantom = isThere ? undefined : path;
      whole = undefined;
      mapFaults = undefined;
      const seen = isThere ? fileSystem : overlayFile(fileSystem, `${root}/${path}`, encode(text));
      ground = readGround(root, policy, seen, providers);
    }
    return ground;
  };
  const today = (): string => new Date(providers.clock.now()).toISOString().slice(0, 10);

  const readWhole = (policy: Policy, rules: readonly Rule[], from: Ground): Whole => {
    const day = today();
    if (whole?.day !== day) whole = undefined;
    if (whole !== undefined && wholeIsSure) return whole;
    store.update(from, from.modules);
    if (whole === undefined || wholeRevision !== store.revision()) {
      const known = joined?.from === from ? reuseTargets(joined.all, from, store) : undefined;
      whole = judgeWhole(policy, rules, from, store, fileSystem, day, known);
      joined = { from, all: whole.joined };
      wholeRevision = store.revision();
    }
    wholeIsSure = true;
    return whole;
  };

  const judgeFile = (path: string, text: string, isRun: boolean): FileVerdict => {
    const { opened } = openLaw();
    if (opened.faults !== undefined) return toFaultyVerdict(opened.faults);
    const { policy, rules } = opened;
    const here = openGround(policy, path, text);
    const row = here.rowOf.get(path);
    const isJudged = row !== undefined && ((here.flags[row] as number) & FILE_FLAG.included) !== 0;
    const hasOwnRules = policy.plugins.length > 0;
    const isSaved = remember(() => isOnDisk(`${root}/${path}`, text, fileSystem));
    const usesWhole = remember(() => {
      if (row === undefined || phantom !== undefined || !(hasOwnRules || isRun)) return false;
      readWhole(policy, rules, here);
      return store.holds(here, row, text);
    });
    const readMapFaults = (): readonly Fault[] => {
      if (whole !== undefined && wholeIsSure) return whole.mapFaults;
      mapFaults ??= findMapFaults(policy, toFileTable(here), here.placed.places);
      // A file that git ignores is no part of the map, and is known only when something imports it.
      const isSure = mapFaults.every((fault) => fault.key?.startsWith('outside[') !== true);
      return isSure ? mapFaults : readWhole(policy, rules, here).mapFaults;
    };
    const readScan = remember(() => {
      const bytes = encode(text);
      const seen = overlayFile(fileSystem, `${root}/${path}`, bytes);
      return { seen, scan: store.scanText(here, row ?? -1, seen) };
    });
    const ownFaults: Fault[] = [];
    const readFindings = remember(() => {
      if (row === undefined || !isJudged || readMapFaults().some(({ code }) => code === 'config/no-layer'))
        return NOTHING;
      if (usesWhole()) {
        return readWhole(policy, rules, here).findingsOf.get(path) ?? NOTHING;
      }
      const { seen, scan } = readScan();
      const graph = readSurroundings(here, store, { file: row, scan }, seen, hasOwnRules);
      return judge({
        policy,
        graph,
        debt: here.debt,
        rules: withoutGraph(rules),
        today: today(),
        full: false,
        onlyFiles: [row],
        onFaults: (faults) => ownFaults.push(...faults),
      });
    });
    /** Of rules of plugins, each of which is asked for it. */
    const readRuleFaults = (): readonly Fault[] => {
      if (!hasOwnRules) return NOTHING;
      readFindings();
      if (!isJudged || !usesWhole()) return ownFaults;
      const known = readWhole(policy, rules, here);
      if (rules.some((rule) => rule.scope === 'graph' && !builtIn.includes(rule))) known.readGraphFindings();
      return known.ruleFaults;
    };
    return {
      isSaved,
      judgeOther: (other) => judgeFile(path, other, false).readFindings(),
      opensToTypes: ({ to, typeOnly }) => {
        const target = to?.file === undefined ? undefined : here.rowOf.get(to.file);
        if (typeOnly !== false || row === undefined || target === undefined) return false;
        const placeOf = (file: number): Place => here.placed.places[here.placed.place[file] as number] as Place;
        return createMatrix(policy).findClosures(placeOf(row), placeOf(target), true).length === 0;
      },
      findDoors: (finding) => {
        const domain = finding.to?.domain;
        if (row === undefined || domain === undefined) return NOTHING;
        const { seen, scan } = readScan();
        const doors = listEntries({ files: toFileTable(here), places: here.placed.places }, domain);
        return findDoors(readSurroundings(here, store, { file: row, scan }, seen, hasOwnRules, doors), finding);
      },
      ownRules: rules.filter((rule) => !builtIn.includes(rule)),
      readFindings,
      judgeSuppressions: (suppressions) => (isJudged ? judgeSuppressions(policy, rules, path, suppressions) : NOTHING),
      readFaults: remember(() => {
        const own = !isJudged
          ? NOTHING
          : usesWhole()
            ? (readWhole(policy, rules, here).sourceFaultsOf.get(path) ?? NOTHING)
            : readScan().scan.faults;
        return [...here.faults, ...readMapFaults(), ...own, ...readRuleFaults()];
      }),
      readGraphFindings: remember(() => {
        const from = phantom === undefined ? here : readGround(root, policy, fileSystem, providers);
        return readWhole(policy, rules, from).readGraphFindings().get(path) ?? NOTHING;
      }),
    };
  };

  return {
    judgeFile,
    refresh: () => {
      strangers = new Set();
      wholeIsSure = false;
      if (law?.isStale() === true) {
        law = undefined;
        ground = undefined;
        whole = undefined;
        store = createStore();
      }
      if (ground?.isStale() === true) {
        ground = undefined;
        whole = undefined;
      }
      store.doubt();
    },
  };
}

export function toFaultyVerdict(faults: readonly Fault[]): FileVerdict {
  return {
    readFaults: () => faults,
    readFindings: () => NOTHING,
    readGraphFindings: () => NOTHING,
    isSaved: () => true,
    ownRules: NOTHING,
    judgeOther: () => NOTHING,
    opensToTypes: () => false,
    findDoors: () => NOTHING,
    judgeSuppressions: () => NOTHING,
  };
}

function toFileTable({ paths, placed }: Ground): FileTable {
  return { count: paths.length, paths, place: placed.place, flags: placed.flags, rivals: placed.rivals };
}

function withoutGraph(rules: readonly Rule[]): readonly Rule[] {
  return rules.filter((rule) => rule.scope !== 'graph');
}

function isOnDisk(path: string, text: string, fileSystem: FileSystem): boolean {
  try {
    return Buffer.compare(toNormalizedSource(fileSystem.readFile(path)), encode(text)) === 0;
  } catch {
    return false;
  }
}

function encode(text: string): Uint8Array {
  return Buffer.from(text);
}
