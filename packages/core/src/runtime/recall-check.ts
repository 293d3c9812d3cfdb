import { FaultError } from '#types/fault';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import { recallVerdict } from './kept/kept-verdict';
import { type Look, lookAtKept } from './kept/look-at-kept';
import { lookAtMembers } from './kept/look-at-members';
import { isAsked } from './is-asked';
import { lendToProjects } from './lend-to-projects';
import { toQuestion } from './to-question';
import { toReport } from './to-report';

/**
 * All reports, where nothing changed that they rest on; else those of the roots of which that is so, and what was seen of each of the
 * others: what is known of a thousand projects is not held when it has been said.
 */
export type RecalledCheck =
  | { readonly reports: readonly Report[]; readonly looks?: never; readonly told?: never }
  | {
      readonly reports?: never;
      readonly looks: ReadonlyMap<string, Look>;
      readonly told: ReadonlyMap<string, Report>;
    };

/** Scans the sources that show a sign of change; `undefined` where the verdict has to be given anew. */
export type SettleSources = (root: ProjectRoot, look: Look, policy: Policy, providers: Providers) => Look | undefined;

/**
 * What an earlier run said, as far as it holds: most of what a program needs to judge is not needed to tell that. Who is told nothing
 * asks again with `settle`, if sources changed, and goes on with `check`, which takes what was seen.
 *
 * @param seen what the call before saw @param toldBefore what it said @param settle without it a source that changed is reason enough to say nothing
 */
export function recallCheck(
  options: CheckOptions,
  providers: Providers,
  seen?: ReadonlyMap<string, Look>,
  settle?: SettleSources,
  toldBefore?: ReadonlyMap<string, Report>,
): RecalledCheck {
  const looks = new Map(seen);
  const told = new Map(toldBefore);
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers).filter((_, at) =>
      isInShard(at, options.shard),
    );
    const lend = lendToProjects(roots.length, providers);
    const membersOf = lookAtMembers(providers);
    for (const root of roots) {
      if (told.has(root.root)) continue;
      const machine = lend(root.root);
      const look = looks.get(root.root) ?? lookAtKept(root, options, machine, true, membersOf);
      if (look === undefined) continue;
      looks.set(root.root, look);
      const settled = look.doubtful.length === 0 ? look : settleLook(root, look, settle, machine);
      if (settled === undefined) {
        if (settle !== undefined) looks.set(root.root, { ...look, isUnsettled: true });
        continue;
      }
      looks.set(root.root, settled);
      const report = recallReport(root, settled, options, machine);
      if (report === undefined) continue;
      told.set(root.root, report);
      looks.delete(root.root);
    }
    const reports = roots.flatMap(({ root }) => told.get(root) ?? []);
    return reports.length === roots.length ? { reports } : { looks, told };
  } catch (error) {
    // It is said where the projects are judged.
    if (error instanceof FaultError) return { looks, told };
    throw error;
  }
}

function settleLook(
  root: ProjectRoot,
  look: Look,
  settle: SettleSources | undefined,
  providers: Providers,
): Look | undefined {
  const { policy, isGroundKept } = look;
  return policy === undefined || !isGroundKept ? undefined : settle?.(root, look, policy, providers);
}

function recallReport(
  root: ProjectRoot,
  { snapshot, policy, isGroundKept, doubtful }: Look,
  options: CheckOptions,
  providers: Providers,
): Report | undefined {
  if (policy === undefined || !isGroundKept || doubtful.length > 0) return undefined;
  const recalled = recallVerdict(snapshot, toQuestion(root, options, providers), false);
  if (recalled === undefined) return undefined;
  const { verdict, remedies } = recalled;
  const most = options.maxRemedies ?? MOST_REMEDIES;
  const shown = [...verdict.findings.keys()].filter((position) =>
    isAsked(verdict.findings[position]?.from.file ?? '', root.paths),
  );
  if (shown.slice(0, most).some((position) => remedies[position] === undefined)) return undefined;
  const findings = giveRemedies({ verdict, readRemedies: (position) => remedies[position] ?? [] }, root.paths, most);
  return toReport({ ...verdict, findings }, root, policy, providers);
}
