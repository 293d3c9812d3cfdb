import type { FileSystem, Providers } from '#types/providers';
import type { Policy } from '#types/policy';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import { copyRecords } from '#repo/create-witness';
import type { ScanStore } from '#repo/create-scan-store';
import { toKnownTargets } from '#repo/known-targets';
import { answerTexts } from '#repo/texts/answer-texts';
import { answer, type Question } from '../answer';
import { createRemedyReader } from '../create-remedy-reader';
import { joinGround } from '../join-ground';
import { readGround, resumeGround } from '../read-ground';
import type { Judgement } from './open-reading';
import type { State } from './open-state';

/** Another state of a project. */
export interface OtherState {
  readonly fileSystem: FileSystem;
  /** Absolute paths of the files that are not as they are on disk. */
  readonly changed: ReadonlySet<string>;
  /** Whether the same files are there, and none of them steers resolution. */
  readonly isGroundSame: boolean;
}

/**
 * Judges another state of a project, from what is known of the one on disk.
 *
 * @param openStore an empty store over a machine
 */
export function judgeOther(
  root: string,
  { policy, rules }: { readonly policy: Policy; readonly rules: readonly Rule[] },
  { store, ground, join, answered, targets }: State,
  { fileSystem, changed, isGroundSame }: OtherState,
  question: Question,
  openStore: (machine: Providers) => ScanStore,
  providers: Providers,
): Pick<Judgement, 'verdict' | 'readRemedies'> {
  const machine = { ...providers, fileSystem };
  const then = openStore(machine);
  const held = store.dump(ground, ground.modules);
  if (held !== undefined) {
    const isOther = (path: string): boolean => changed.has(`${root}/${path}`);
    then.adopt(root, held, new Set(held.paths.flatMap((path, row) => (isOther(path) ? [row] : []))));
  }
  const earlier = isGroundSame
    ? resumeGround(policy, { ...ground, records: copyRecords(ground.records) }, machine)
    : readGround(root, policy, fileSystem, machine);
  const { altered } = then.update(earlier, earlier.modules);
  const known =
    isGroundSame && held !== undefined
      ? toKnownTargets(targets() ?? join().targets, ground.paths.length, ground.modules, held.counts, altered)
      : undefined;
  const joined = joinGround(policy, earlier, then, fileSystem, known);
  const isAsNow = (file: number): boolean => isGroundSame && !changed.has(`${root}/${ground.paths[file] as string}`);
  const graph = answerTexts(joined.graph, (file) => (isAsNow(file) ? answered(file) : undefined));
  const { sourceFaults, mapFaults } = joined;
  const faults = [...earlier.faults, ...sourceFaults, ...mapFaults];
  const verdict = answer({ root, policy, graph, debt: earlier.debt, faults }, rules, question, providers.log);
  const find = remember(() => createRemedyReader(policy, rules, () => graph));
  return {
    verdict,
    readRemedies: (position) => {
      const finding = verdict.findings[position];
      return finding === undefined ? [] : find()(finding);
    },
  };
}
