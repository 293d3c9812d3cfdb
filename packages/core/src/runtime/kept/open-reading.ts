import type { Fault } from '#types/fault';
import type { Remedy } from '#types/finding';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import { encodeSnapshot } from '#repo/cache/encode-snapshot';
import type { PackedVerdict, SnapshotGround, SnapshotLaw, SnapshotVerdict } from '#repo/cache/snapshot';
import { createScanStore, type ScanStore } from '#repo/create-scan-store';
import { copyRecords } from '#repo/create-witness';
import { toKnownTargets } from '#repo/known-targets';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import type { KnownTargets, ScannedTargets } from '#repo/resolve-scanned';
import { createScanner } from '#repo/scan/create-scanner';
import { answer, type Question, type Verdict } from '../answer';
import { createRemedyReader } from '../create-remedy-reader';
import type { ProjectRoot } from '../find-project-roots';
import { joinGround, type JoinedGround } from '../join-ground';
import { findUnknownRules, type PolicyOptions } from '../open-policy';
import { type Ground, type KnownGround, readGround, resumeGround } from '../read-ground';
import { type Law, readLaw } from '../read-law';
import { type KeptRemedies, recallVerdict, toSnapshotVerdict } from './kept-verdict';
import { holdsTheSame } from './holds-the-same';
import { settleSources } from './settle-sources';
import { toPolicyFiles } from './to-policy-files';
import { type Look, lookAtKept, toEntryKey, toEntryName } from './look-at-kept';

/** A verdict, and what helps against its findings. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The remedies of a finding, by its position in the verdict, besides its own: from before, or looked for now. */
  readonly readRemedies: (position: number) => readonly Remedy[];
  /** Those that are known without a look. */
  readonly knownRemedies: () => KeptRemedies;
}

/** A project, read as far as what an earlier run left does not answer what is asked. */
export interface Reading {
  readonly faults?: never;
  readonly policy: Policy;
  readonly rules: readonly Rule[];
  /** Absolute paths of the files that the policy came from. */
  readonly policyFiles: ReadonlySet<string>;
  /** Holds the whole project against its policy. */
  readonly judge: (question: Question) => Judgement;
  /**
   * The same of another state of the project, under the same policy. Nothing of it is kept.
   *
   * @param fileSystem shows that state
   * @param changed absolute paths of the files that are not as they are on disk
   * @param isGroundSame whether the same files are there, and none of them steers resolution
   */
  readonly judgeOther: (
    question: Question,
    fileSystem: FileSystem,
    changed: ReadonlySet<string>,
    isGroundSame: boolean,
  ) => Pick<Judgement, 'verdict' | 'readRemedies'>;
  /** Leaves what was learned for the next run. */
  readonly save: () => void;
}

interface State {
  readonly store: ScanStore;
  readonly ground: Ground;
  /** Whether the ground is that of an earlier run. */
  readonly isResumed: boolean;
  /** Whether nothing that the kept verdict rests on is another now. */
  readonly isVerdictKept: boolean;
  readonly join: () => JoinedGround;
  /** Where the dependencies lead, as far as it is known; `join` finds out. */
  readonly targets: () => ScannedTargets | undefined;
  readonly hasJoined: () => boolean;
}

/**
 * Opens a project. Three things are told apart. If nothing changed that an earlier run saw, its verdict is the answer. If sources
 * changed, only these are scanned, and only where what they depend on changed are they resolved; where none of them was looked at
 * for more than that, and each depends on what it did before, the verdict holds. If a file came or went, or one that steers
 * resolution changed, the files are listed and placed anew, and those that are as they were are not scanned.
 *
 * @param given a look that was taken before; taken now where left out
 */
export function openReading(
  root: ProjectRoot,
  options: PolicyOptions,
  providers: Providers,
  builtIn: readonly Rule[],
  given?: Look,
): Reading | { readonly faults: readonly Fault[] } {
  const { cache, log, fileSystem } = providers;
  const look = given ?? lookAtKept(root, options, providers);
  const scanner = remember(() => createScanner(extractFromTree));
  const law = remember(() => readLaw(root.config, false, scanner, providers, builtIn, options));
  const opened = look?.policy === undefined ? law().opened : { policy: look.policy, rules: builtIn };
  if (opened.faults !== undefined) return { faults: opened.faults };
  const { policy, rules } = opened;
  const unknown = findUnknownRules(options.onlyRules, rules);
  if (unknown.length > 0) return { faults: unknown };
  log.debug('policy ready');
  const policyText = look?.policy === undefined ? JSON.stringify(policy) : look.snapshot.law.policy;
  const isSamePolicy = look?.snapshot.law.policy === policyText;
  const snapshot = isSamePolicy ? look.snapshot : undefined;
  const isGroundKept = snapshot !== undefined && look?.isGroundKept === true;
  const canKeepVerdict = policy.plugins.length === 0;
  const kept = canKeepVerdict ? snapshot : undefined;
  let hasLearned = look === undefined || !isSamePolicy || (look.policy === undefined && law().isPure);
  let last: Last | undefined;

  /** Whether no source holds anything else than before: a look that was tried in vain need not be tried again. */
  const isSettled = remember(
    () =>
      look?.isUnsettled !== true && look !== undefined && settleSources(root, look, policy, providers) !== undefined,
  );
  const openStore = (machine: Providers, takesDigests: boolean): ScanStore =>
    createScanStore({ scanner: scanner(), findGlobalUses, machine, takesDigests });
  const openState = remember((): State => {
    const sources = snapshot?.readSources();
    const store = openStore(providers, true);
    if (sources !== undefined)
      store.adopt(root.root, sources.scans, isGroundKept ? new Set([...look.doubtful, ...look.moved]) : undefined);
    const keptGround = isGroundKept && sources !== undefined ? snapshot.readGround() : undefined;
    const isResumed = keptGround !== undefined;
    const ground = isResumed
      ? resumeGround(
          policy,
          { ...keptGround, records: (snapshot as KeptSnapshot).readRecords() } satisfies KnownGround,
          providers,
        )
      : readGround(root.root, policy, fileSystem, providers);
    const { scanned, altered } = store.update(ground, ground.modules);
    log.debug('sources scanned');
    hasLearned ||= !isResumed || (look?.doubtful.length ?? 0) + (look?.moved.length ?? 0) > 0;
    const known: KnownTargets | undefined =
      isResumed && sources?.targets !== undefined
        ? toKnownTargets(sources.targets, ground.paths.length, ground.modules, sources.scans.counts, altered)
        : undefined;
    const read = new Set(snapshot?.readVerdict()?.readRows);
    let joined: JoinedGround | undefined;
    return {
      store,
      ground,
      isResumed,
      isVerdictKept: isResumed && altered.length === 0 && !scanned.some((row) => read.has(row)),
      join: () => {
        if (joined !== undefined) return joined;
        joined = joinGround(policy, ground, store, fileSystem, known);
        log.debug('dependencies resolved');
        return joined;
      },
      targets: () => joined?.targets ?? (altered.length === 0 ? known : undefined),
      hasJoined: () => joined !== undefined,
    };
  });

  const readGraph = (): Graph => openState().join().graph;
  const toJudgement = (verdict: Verdict, remedies: KeptRemedies): Judgement => {
    const found: Record<number, readonly Remedy[]> = { ...remedies };
    const find = createRemedyReader(policy, rules, readGraph);
    return {
      verdict,
      knownRemedies: () => found,
      readRemedies: (position) => {
        if (found[position] === undefined) hasLearned = true;
        const finding = verdict.findings[position];
        return (found[position] ??= finding === undefined ? [] : find(finding));
      },
    };
  };
  const judge = (question: Question): Omit<Last, 'question'> => {
    const recalled = kept === undefined ? undefined : recallVerdict(kept, question, true);
    const isUntouched = isGroundKept && recalled !== undefined && (look.doubtful.length === 0 || isSettled());
    if (recalled !== undefined && (isUntouched || openState().isVerdictKept)) {
      return { judgement: toJudgement(recalled.verdict, recalled.remedies), isRecalled: true };
    }
    const { ground, join } = openState();
    const { graph, sourceFaults, mapFaults } = join();
    const faults = [...ground.faults, ...sourceFaults, ...mapFaults];
    hasLearned = true;
    const verdict = answer({ root: root.root, policy, graph, debt: ground.debt, faults }, rules, question, log);
    return { judgement: toJudgement(verdict, {}), isRecalled: false };
  };

  return {
    policy,
    rules,
    get policyFiles() {
      return toPolicyFiles(root, look?.policy === undefined ? law().records : look.snapshot.law.records);
    },
    judge: (question) => {
      last = { question, ...judge(question) };
      return last.judgement;
    },
    judgeOther: (question, other, changed, isGroundSame) => {
      const same = isGroundSame ? recallSame(question, other, changed) : undefined;
      if (same !== undefined) return same;
      const { store, ground, join, targets } = openState();
      const machine = { ...providers, fileSystem: other };
      const then = openStore(machine, false);
      const held = store.dump(ground, ground.modules);
      if (held !== undefined) {
        const isOther = (path: string): boolean => changed.has(`${root.root}/${path}`);
        then.adopt(root.root, held, new Set(held.paths.flatMap((path, row) => (isOther(path) ? [row] : []))));
      }
      const earlier = isGroundSame
        ? resumeGround(policy, { ...ground, records: copyRecords(ground.records) }, machine)
        : readGround(root.root, policy, other, machine);
      const { altered } = then.update(earlier, earlier.modules);
      const known =
        isGroundSame && held !== undefined
          ? toKnownTargets(targets() ?? join().targets, ground.paths.length, ground.modules, held.counts, altered)
          : undefined;
      const { graph, sourceFaults, mapFaults } = joinGround(policy, earlier, then, other, known);
      const faults = [...earlier.faults, ...sourceFaults, ...mapFaults];
      const verdict = answer({ root: root.root, policy, graph, debt: earlier.debt, faults }, rules, question, log);
      const find = createRemedyReader(policy, rules, () => graph);
      return {
        verdict,
        readRemedies: (position) => {
          const finding = verdict.findings[position];
          return finding === undefined ? [] : find(finding);
        },
      };
    },
    save: () => {
      if (cache === undefined || !hasLearned || last === undefined) return;
      const { store, ground, isResumed, targets } = openState();
      const scans = store.dump(ground, ground.modules);
      if (scans === undefined) return;
      const verdict = canKeepVerdict ? packVerdict(last) : undefined;
      const bytes = encodeSnapshot({
        key: toEntryKey(root.root, cache.stamp),
        law: look?.policy === undefined ? toSnapshotLaw(policyText, law()) : look.snapshot.law,
        records: ground.records,
        ground: (isResumed ? snapshot?.readPart('ground') : undefined) ?? toSnapshotGround(ground),
        scans,
        targets: targets(),
        verdict,
      });
      if (bytes !== undefined) cache.write(root.root, toEntryName(root), bytes);
      log.debug('kept for later');
    },
  };

  /** The verdict on now, where the other state differs from it in nothing that the verdict rests on. */
  function recallSame(question: Question, other: FileSystem, changed: ReadonlySet<string>): Judgement | undefined {
    if (kept === undefined || last?.isRecalled !== true || !isGroundKept) return undefined;
    if (JSON.stringify(last.question) !== JSON.stringify(question)) return undefined;
    const rows: number[] = [];
    for (const [row, path] of kept.readTimes().paths.entries()) if (changed.has(`${root.root}/${path}`)) rows.push(row);
    // Of a file that is no module inside `include`, nobody knows what it held.
    if (rows.length < changed.size) return undefined;
    const isSame = holdsTheSame(root.root, kept, policy, rows, { fileSystem: other, log });
    return isSame ? last.judgement : undefined;
  }

  function packVerdict({ question, judgement, isRecalled }: Last): SnapshotVerdict | PackedVerdict | undefined {
    const { isVerdictKept, hasJoined, join } = openState();
    // A source changed since the verdict was recalled: the next run has to give another.
    if (isRecalled && !isVerdictKept) return undefined;
    if (isRecalled && !hasJoined()) {
      const [verdict, steps] = [snapshot?.readPart('verdict'), snapshot?.readPart('steps')];
      return verdict === undefined || steps === undefined ? undefined : { verdict, steps };
    }
    // Lines are read from the sources, which then belong to what it rests on.
    const said = toSnapshotVerdict(question, judgement.verdict, judgement.knownRemedies());
    const before = isRecalled ? (snapshot?.readVerdict()?.readRows ?? []) : [];
    return { ...said, readRows: Int32Array.from(new Set([...before, ...join().readRows])).sort() };
  }
}

interface Last {
  readonly question: Question;
  readonly judgement: Judgement;
  /** Whether its verdict is that of an earlier run. */
  readonly isRecalled: boolean;
}

function toSnapshotLaw(policy: string, { records, isPure, isCode }: Law): SnapshotLaw {
  return { policy, records: isPure ? records : undefined, isCode };
}

function toSnapshotGround({ tree, placed, listingFaults, steeringFaults }: Ground): SnapshotGround {
  return { tree, placed, listingFaults, steeringFaults };
}
