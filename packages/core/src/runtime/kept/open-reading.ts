import type { Fault } from '#types/fault';
import type { Remedy } from '#types/finding';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import { encodeSnapshot } from '#repo/cache/encode-snapshot';
import type { PackedVerdict, SnapshotGround, SnapshotLaw, SnapshotVerdict } from '#repo/cache/snapshot';
import { createScanStore, type ScanStore } from '#repo/create-scan-store';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { toAskedTexts } from '#repo/texts/to-asked-texts';
import type { HeldScans } from '#repo/to-held-scans';
import { answer, type Question, type Verdict } from '../answer';
import { createRemedyReader } from '../create-remedy-reader';
import type { ProjectRoot } from '../find-project-roots';
import { findUnknownRules, type PolicyOptions } from '../open-policy';
import type { Ground } from '../read-ground';
import { type Law, readLaw } from '../read-law';
import { compareSources } from './compare-sources';
import { judgeOther, type OtherState } from './judge-other';
import { type KeptRemedies, recallVerdict, toSnapshotVerdict } from './kept-verdict';
import { type Look, lookAtKept, toEntryKey, toEntryName } from './look-at-kept';
import { moveKept } from './move-kept';
import { type Around, openAround } from './open-around';
import { openState, type State } from './open-state';
import { settleSources } from './settle-sources';
import { toPolicyFiles } from './to-policy-files';

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

/**
 * Opens a project. Three things are told apart. If nothing changed that an earlier run saw, its verdict is the answer. If sources
 * changed, only these are scanned, and only where what they depend on changed are they resolved; where none of them was looked at
 * for more than that, and each depends on what it did before, the verdict holds. If a file came or went, or one that steers
 * resolution changed, the files are listed and placed anew, and those that are as they were are not scanned.
 *
 * @param given a look that was taken before; taken now where left out
 * @param around what it has in common with other projects of the run
 */
export function openReading(
  root: ProjectRoot,
  options: PolicyOptions,
  providers: Providers,
  builtIn: readonly Rule[],
  given?: Look,
  around: Around = openAround(providers),
): Reading | { readonly faults: readonly Fault[] } {
  const { cache, log } = providers;
  const { membersOf, scanner } = around;
  const isSure = given !== undefined && given.doubtsMembers !== true;
  const look = isSure ? given : lookAtKept(root, options, providers, true, membersOf);
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
  let hasLearned = look === undefined || !isSamePolicy || (look.policy === undefined && law().isPure);
  let last: Last | undefined;

  /** Where sources changed and the verdict holds all the same, what is kept of it now; a look that was tried in vain is not tried again. */
  const settled = remember((): Look | undefined => {
    if (look === undefined || !isGroundKept || look.isUnsettled === true) return undefined;
    return look.doubtful.length === 0 ? look : settleSources(root, look, policy, providers);
  });
  const openStore = (machine: Providers, takesDigests: boolean): ScanStore =>
    createScanStore({ scanner: scanner(), findGlobalUses, machine, takesDigests });
  const open = remember((): State => {
    const seen = settled() ?? look;
    const kept = snapshot === undefined ? undefined : seen?.snapshot;
    const state = openState(root.root, policy, seen, kept, openStore(providers, true), providers, membersOf);
    hasLearned ||= !state.isResumed || (seen?.doubtful.length ?? 0) + (seen?.moved.length ?? 0) > 0;
    return state;
  });

  const toJudgement = (verdict: Verdict, remedies: KeptRemedies): Judgement => {
    const found: Record<number, readonly Remedy[]> = { ...remedies };
    const find = createRemedyReader(policy, rules, () => open().join().mended.graph);
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
  const recall = (question: Question, kept: KeptSnapshot | undefined): Omit<Last, 'question'> | undefined => {
    const recalled = kept === undefined || !canKeepVerdict ? undefined : recallVerdict(kept, question, true);
    return recalled === undefined
      ? undefined
      : { judgement: toJudgement(recalled.verdict, recalled.remedies), from: kept };
  };
  const judge = (question: Question): Omit<Last, 'question'> => {
    const recalled =
      recall(question, settled()?.snapshot) ?? (isGroundKept ? recall(question, open().moved?.snapshot) : undefined);
    if (recalled !== undefined) return recalled;
    const { ground, join } = open();
    const { judged, sourceFaults, mapFaults } = join();
    const faults = [...ground.faults, ...sourceFaults, ...mapFaults];
    hasLearned = true;
    const project = { root: root.root, policy, graph: judged.graph, debt: ground.debt, faults };
    return { judgement: toJudgement(answer(project, rules, question, log), {}), from: undefined };
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
      const state = { fileSystem: other, changed, isGroundSame };
      const judgeAnew = remember(() =>
        judgeOther(root.root, { policy, rules }, open(), state, question, (seen) => openStore(seen, false), providers),
      );
      return (isGroundSame ? recallOther(question, state, judgeAnew) : undefined) ?? judgeAnew();
    },
    save: () => {
      around.save();
      if (cache === undefined || !hasLearned || last === undefined) return;
      const { store, ground, isResumed, targets } = open();
      const scans = store.dump(ground, ground.modules);
      if (scans === undefined) return;
      const verdict = canKeepVerdict ? packVerdict(last, scans) : undefined;
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

  /** The verdict on now, where the other state differs from it in nothing but where findings stand. */
  function recallOther(
    question: Question,
    { fileSystem: other, changed }: OtherState,
    judgeAnew: () => Pick<Judgement, 'verdict' | 'readRemedies'>,
  ): Pick<Judgement, 'verdict' | 'readRemedies'> | undefined {
    const kept = last?.from;
    if (last === undefined || kept === undefined || !isGroundKept) return undefined;
    if (JSON.stringify(last.question) !== JSON.stringify(question)) return undefined;
    const rows: number[] = [];
    for (const [row, path] of kept.readTimes().paths.entries()) if (changed.has(`${root.root}/${path}`)) rows.push(row);
    // Of a file that is no module inside `include`, nobody knows what it held.
    if (rows.length < changed.size) return undefined;
    const compared = compareSources(root.root, kept, policy, rows, { fileSystem: other, log });
    const moved = compared === undefined ? undefined : moveKept(kept, compared);
    if (moved === undefined) return undefined;
    if (moved.parts === undefined) return last.judgement;
    const recalled = recallVerdict(moved.snapshot, question, true);
    if (recalled === undefined) return undefined;
    const { verdict, remedies } = recalled;
    return { verdict, readRemedies: (position) => remedies[position] ?? judgeAnew().readRemedies(position) };
  }

  function packVerdict(
    { question, judgement, from }: Last,
    scans: HeldScans,
  ): SnapshotVerdict | PackedVerdict | undefined {
    const { moved, ground, hasJoined, join } = open();
    if (from !== undefined) {
      // A source changed since the verdict was recalled: the next run has to give another.
      if (moved?.snapshot !== from) return undefined;
      const [verdict, steps, asked] = [from.readPart('verdict'), from.readPart('steps'), from.readPart('asked')];
      if (verdict === undefined || steps === undefined || asked === undefined) return undefined;
      if (!hasJoined()) return { verdict, steps, asked };
    }
    // Lines are read from the sources, which then belong to what it rests on.
    const said = toSnapshotVerdict(question, judgement.verdict, judgement.knownRemedies());
    const { judged, mended } = join();
    const { modules } = ground;
    const asked = toAskedTexts(judged.records, scans, modules, mended.records.keys());
    const before = from?.readAsked();
    if (before === undefined) return { ...said, asked };
    const remedyRows = Int32Array.from(new Set([...before.remedyRows, ...asked.remedyRows])).sort();
    return { ...said, asked: { ...before, remedyRows } };
  }
}

interface Last {
  readonly question: Question;
  readonly judgement: Judgement;
  /** What its verdict was recalled from; `undefined` where it was given now. */
  readonly from: KeptSnapshot | undefined;
}

function toSnapshotLaw(policy: string, { records, isPure, isCode }: Law): SnapshotLaw {
  return { policy, records: isPure ? records : undefined, isCode };
}

function toSnapshotGround({ tree, placed, listingFaults, steeringFaults }: Ground): SnapshotGround {
  return { tree, placed, listingFaults, steeringFaults };
}
