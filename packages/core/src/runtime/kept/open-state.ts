import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { remember } from '#types/remember';
import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import type { ScanStore } from '#repo/create-scan-store';
import { toKnownTargets } from '#repo/known-targets';
import type { MembersOf } from '#repo/resolve/members';
import type { KnownTargets, ScannedTargets } from '#repo/resolve-scanned';
import { answerTexts, type AnsweredText } from '#repo/texts/answer-texts';
import { watchTexts, type WatchedTexts } from '#repo/texts/watch-texts';
import type { FileScan } from '#repo/split-scans';
import { joinGround, type JoinedGround } from '../join-ground';
import { type Ground, readGround, resumeGround } from '../read-ground';
import { compareTexts } from './compare-sources';
import type { Look } from './look-at-kept';
import { moveKept, type MovedSnapshot } from './move-kept';

/** The sources of a project, as far as it has to be read. */
export interface State {
  readonly store: ScanStore;
  readonly ground: Ground;
  /** Whether the ground is that of an earlier run. */
  readonly isResumed: boolean;
  /** What was kept, with the verdict that holds now; `undefined` where it does not hold. */
  readonly moved: MovedSnapshot | undefined;
  readonly join: () => JoinedState;
  /** What texts answered, of files (rows) that are as they were. */
  readonly answered: (file: number) => AnsweredText | undefined;
  /** Where the dependencies lead, as far as it is known; `join` finds out. */
  readonly targets: () => ScannedTargets | undefined;
  readonly hasJoined: () => boolean;
}

export interface JoinedState extends JoinedGround {
  /** For judging. */
  readonly judged: WatchedTexts;
  /** For remedies. */
  readonly mended: WatchedTexts;
}

/**
 * @param look what it says of the ground and of the sources holds of `snapshot`
 * @param snapshot `undefined` where nothing kept is of use
 * @param store empty
 * @param membersOf the workspaces around it
 */
export function openState(
  root: string,
  policy: Policy,
  look: Pick<Look, 'isGroundKept' | 'doubtful' | 'moved'> | undefined,
  snapshot: KeptSnapshot | undefined,
  store: ScanStore,
  providers: Providers,
  membersOf: MembersOf,
): State {
  const { fileSystem, log } = providers;
  const isGroundKept = snapshot !== undefined && look?.isGroundKept === true;
  const sources = snapshot?.readSources();
  if (sources !== undefined)
    store.adopt(root, sources.scans, isGroundKept ? new Set([...look.doubtful, ...look.moved]) : undefined);
  const keptGround = isGroundKept && sources !== undefined ? snapshot.readGround() : undefined;
  const isResumed = keptGround !== undefined && snapshot !== undefined;
  const ground = isResumed
    ? resumeGround(policy, { ...keptGround, records: snapshot.readRecords() }, providers, membersOf)
    : readGround(root, policy, fileSystem, providers, membersOf);
  const { scanned, altered } = store.update(ground, ground.modules);
  log.debug('sources scanned');
  const known: KnownTargets | undefined =
    isResumed && sources?.targets !== undefined
      ? toKnownTargets(sources.targets, ground.paths.length, ground.modules, sources.scans.counts, altered)
      : undefined;
  const findAnswer = remember(() => findAnswers(snapshot));
  const answered = (file: number): AnsweredText | undefined => (isResumed ? findAnswer()(file) : undefined);
  let joined: JoinedState | undefined;
  return {
    store,
    ground,
    isResumed,
    moved: isResumed && altered.length === 0 ? moveTo(snapshot, scanned) : undefined,
    join: () => {
      if (joined !== undefined) return joined;
      const all = joinGround(policy, ground, store, fileSystem, known);
      const graph = isResumed ? answerTexts(all.graph, answered) : all.graph;
      joined = { ...all, judged: watchTexts(graph), mended: watchTexts(graph) };
      log.debug('dependencies resolved');
      return joined;
    },
    answered,
    targets: () => joined?.targets ?? (altered.length === 0 ? known : undefined),
    hasJoined: () => joined !== undefined,
  };

  /** What the texts answered that are as they were. */
  function findAnswers(kept: KeptSnapshot | undefined): (file: number) => AnsweredText | undefined {
    const changed = new Set(scanned);
    const texts = new Map(kept?.readAsked()?.texts.map((text) => [ground.modules[text.row], text]));
    return (file) => {
      const [text, scan] = [texts.get(file), store.scanOf(ground, file)];
      return text === undefined || scan === undefined || changed.has(file) ? undefined : { text, scan };
    };
  }

  function moveTo(kept: KeptSnapshot, files: readonly number[]): MovedSnapshot | undefined {
    const asked = kept.readAsked();
    if (asked === undefined) return undefined;
    if (files.length === 0) return { snapshot: kept };
    const rowOf = new Map(ground.modules.map((file, row) => [file, row]));
    const changed = files.map((file) => ({
      row: rowOf.get(file) as number,
      path: ground.paths[file] as string,
      flags: ground.flags[file] as number,
      scan: store.scanOf(ground, file) as FileScan,
    }));
    const compared = compareTexts(root, asked, changed, fileSystem);
    return compared === undefined ? undefined : moveKept(kept, compared);
  }
}
