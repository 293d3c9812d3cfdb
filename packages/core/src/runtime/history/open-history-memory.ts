import type { HistoryPolicy } from '#types/history';
import type { Providers } from '#types/providers';
import { decodeHistory } from '#repo/history/decode-history';
import { encodeHistory } from '#repo/history/encode-history';
import type { KeptHistory } from '#repo/history/kept-history';
import { type KeptScans, toObject } from '#repo/history/kept-scans';
import type { ProjectRoot } from '../find-project-roots';
import { toEntryName } from '../kept/look-at-kept';
import type { TracedPolicy } from '../open-base-policy';
import { type KnownPoints, openKnownPoints } from './open-known-points';

/** What a history takes over from earlier ones, and leaves for later ones. */
export interface HistoryMemory {
  readonly points: KnownPoints;
  readonly scans: KeptScans | undefined;
  /** Whether the contents of a source are read at once: they were not scanned before, or were looked at for more. */
  readonly isWanted: (object: string) => boolean;
  /** Told of contents of which more than their scan is looked at. */
  readonly onText: (object: string) => void;
  readonly save: (scans: { readonly count: () => number; readonly dump: () => KeptScans }) => void;
}

const ENTRY = 'history';

/** Keeps nothing where the machine lends no cache. */
export function openHistoryMemory(
  project: ProjectRoot,
  law: TracedPolicy,
  options: { readonly policy: HistoryPolicy; readonly configCode: boolean },
  providers: Providers,
): HistoryMemory {
  const { cache, git } = providers;
  // Where they stand in for others, objects are not what their ids say.
  const replaced = cache === undefined ? '' : (git.run(project.root, ['for-each-ref', 'refs/replace']) ?? '');
  const key = JSON.stringify([cache?.stamp, project.root, ENTRY, replaced]);
  const name = `${ENTRY} ${toEntryName(project)}`;
  const bytes = cache?.read(project.root, name);
  const kept: Partial<KeptHistory> = bytes === undefined ? {} : decodeHistory(key, bytes);
  const points = openKnownPoints(kept.points, toQuestion(law, options), providers);
  // What a commit's own policy is compared with.
  if (options.policy === 'each') for (const file of law.files) points.addFile(file);
  const scanned = new Set(kept.scans?.keys.map(toObject));
  const textsBefore = new Set(kept.texts);
  const texts = new Set<string>();
  return {
    points,
    scans: kept.scans,
    isWanted: (object) => !scanned.has(object) || textsBefore.has(object),
    onText: (object) => void texts.add(object),
    save: (scans) => {
      if (cache === undefined || (!points.hasLearned() && scans.count() === 0)) return;
      const held = scans.dump();
      const objects = new Set(held.keys.map(toObject));
      const packed = encodeHistory(key, {
        scans: held,
        texts: [...new Set([...texts, ...textsBefore])].filter((object) => objects.has(object)),
        points: points.dump(),
      });
      if (packed !== undefined) cache.write(project.root, name, packed);
      cache.tidy();
    },
  };
}

/** What commits are held against; `undefined` where nobody knows: what a plugin does may be something else another time. */
function toQuestion(
  { opened }: TracedPolicy,
  { policy, configCode }: { readonly policy: HistoryPolicy; readonly configCode: boolean },
): string | undefined {
  if (opened.faults !== undefined || opened.policy.plugins.length > 0) return undefined;
  return JSON.stringify([policy, configCode, opened.policy]);
}
