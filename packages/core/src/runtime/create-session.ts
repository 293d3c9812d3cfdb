import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import { FILE_FLAG, type FileTable } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createScanStore } from '#repo/create-scan-store';
import { toNormalizedSource } from '#repo/normalize-source';
import { overlayFile } from '#repo/overlay-file';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { findMapFaults } from '#repo/places/find-map-faults';
import { joinGraph } from '#repo/read-graph';
import { createScanner } from '#repo/scan/create-scanner';
import { judge } from '#service/judge';
import type { ProjectRoot } from './find-project-roots';
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
}

/** One project of a process that lives on while files change. */
export interface Session {
  /**
   * From here on, nothing is used that has changed on disk meanwhile.
   *
   * @param isAgain whether a file is about to be judged again, so that what came before was no run over many files
   */
  readonly refresh: (isAgain: boolean) => void;
  /** @param path relative to the root */
  readonly judgeFile: (path: string, text: string) => FileVerdict;
}

interface WholeVerdict {
  readonly findingsOf: ReadonlyMap<string, readonly Finding[]>;
  /** Of the policy against the files. */
  readonly mapFaults: readonly Fault[];
  readonly sourceFaults: readonly Fault[];
}

/** So many files, each once, are a run over the project, and it is cheaper to read all of it at once. */
const RUN_LENGTH = 16;
const MODULE = FILE_FLAG.module | FILE_FLAG.included;
const NOTHING: readonly never[] = [];

/**
 * A verdict reads no more than it needs: the first ones of a process list the files, and read the file's own dependencies and
 * those of the files through which their names come. When a run over the whole project shows, everything is read and judged
 * once, and each file is handed its share, as long as its text is that on disk.
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
  let whole: WholeVerdict | undefined;
  let wholeIsSure = false;
  let run = new Set<string>();
  /** Paths that are on disk and no part of the project. */
  let strangers = new Set<string>();

  const openLaw = (): Law => {
    if (law === undefined) {
      law = readLaw(project.config, !isFirstLaw, scanner, providers, builtIn);
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
      const seen = isThere ? fileSystem : overlayFile(fileSystem, `${root}/${path}`, encode(text));
      ground = readGround(root, policy, seen, providers);
    }
    return ground;
  };
  const today = (): string => new Date(providers.clock.now()).toISOString().slice(0, 10);

  const judgeWhole = (policy: Policy, rules: readonly Rule[], from: Ground): WholeVerdict => {
    const files = listModules(from);
    if (whole !== undefined && wholeIsSure) return whole;
    if (store.update(from, files) || whole === undefined) {
      const scanned = store.gather(from, files);
      const graph = joinGraph({
        tree: from.tree,
        paths: from.paths,
        placed: { ...from.placed, flags: from.flags.slice() },
        scanned,
        resolver: from.resolver,
        fileSystem,
      });
      const mapFaults = findMapFaults(policy, graph.files, graph.places);
      const isUnmapped = mapFaults.some((fault) => fault.code === 'config/no-layer');
      const findings = isUnmapped ? NOTHING : judge({ policy, graph, rules, today: today(), full: true });
      whole = { findingsOf: groupByFile(findings), mapFaults, sourceFaults: scanned.faults };
    }
    wholeIsSure = true;
    return whole;
  };

  const judgeFile = (path: string, text: string): FileVerdict => {
    const { opened } = openLaw();
    if (opened.faults !== undefined) return toFaultyVerdict(opened.faults);
    const { policy, rules } = opened;
    run.add(path);
    const here = openGround(policy, path, text);
    const row = here.rowOf.get(path);
    const isJudged = row !== undefined && ((here.flags[row] as number) & FILE_FLAG.included) !== 0;
    const hasOwnRules = policy.plugins.length > 0;
    const isSaved = remember(() => isOnDisk(`${root}/${path}`, text, fileSystem));
    const isRun = remember(() => (hasOwnRules || run.size >= RUN_LENGTH) && phantom === undefined && isSaved());
    const graphRules = new Set(rules.filter((rule) => rule.scope === 'graph').map((rule) => rule.id));
    const readMapFaults = remember(() => {
      if (whole !== undefined && wholeIsSure) return whole.mapFaults;
      const faults = findMapFaults(policy, toFileTable(here), here.placed.places);
      // A file that git ignores is no part of the map, and is known only when something imports it.
      return faults.some((fault) => fault.key?.startsWith('outside[') === true)
        ? judgeWhole(policy, rules, here).mapFaults
        : faults;
    });
    const readScan = remember(() => {
      const bytes = encode(text);
      const seen = overlayFile(fileSystem, `${root}/${path}`, bytes);
      return { seen, scan: store.scanText(here, row ?? -1, seen) };
    });
    const readFindings = remember(() => {
      if (row === undefined || !isJudged || readMapFaults().some(({ code }) => code === 'config/no-layer'))
        return NOTHING;
      if (isRun()) {
        return (judgeWhole(policy, rules, here).findingsOf.get(path) ?? NOTHING).filter(
          (finding) => !graphRules.has(finding.rule),
        );
      }
      const { seen, scan } = readScan();
      const graph = readSurroundings(here, store, { file: row, scan }, seen, hasOwnRules);
      const asked = rules.filter((rule) => rule.scope !== 'graph');
      return judge({ policy, graph, rules: asked, today: today(), full: false, onlyFiles: [row] });
    });
    return {
      isSaved,
      readFindings,
      readFaults: remember(() => {
        const own = !isJudged
          ? NOTHING
          : isRun()
            ? judgeWhole(policy, rules, here).sourceFaults.filter(({ file }) => file === path)
            : readScan().scan.faults;
        return [...here.faults, ...readMapFaults(), ...own];
      }),
      readGraphFindings: remember(() => {
        const from = phantom === undefined ? here : readGround(root, policy, fileSystem, providers);
        const verdict = judgeWhole(policy, rules, from);
        return (verdict.findingsOf.get(path) ?? NOTHING).filter((finding) => graphRules.has(finding.rule));
      }),
    };
  };

  return {
    judgeFile,
    refresh: (isAgain) => {
      if (isAgain) run = new Set();
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
  };
}

function toFileTable({ paths, placed }: Ground): FileTable {
  return { count: paths.length, paths, place: placed.place, flags: placed.flags, rivals: placed.rivals };
}

function listModules({ flags }: Ground): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < flags.length; row++) if (((flags[row] as number) & MODULE) === MODULE) rows.push(row);
  return rows;
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.from.file);
    if (group === undefined) groups.set(finding.from.file, [finding]);
    else group.push(finding);
  }
  return groups;
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

function remember<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
