import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { findProjectRoots } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import { recallVerdict } from './kept/kept-verdict';
import { type Look, lookAtKept } from './kept/look-at-kept';
import { isAsked } from './is-asked';
import { toQuestion } from './to-question';
import { toReport } from './to-report';

/** All reports, where nothing changed that they rest on; else what was seen of each root. */
export type RecalledCheck =
  | { readonly reports: readonly Report[]; readonly looks?: never }
  | { readonly reports?: never; readonly looks: ReadonlyMap<string, Look> };

/**
 * What an earlier run said, as far as it holds: most of what a program needs to judge is not needed to tell that. Who is told nothing
 * goes on with `check`, which takes what was seen.
 */
export function recallCheck(options: CheckOptions, providers: Providers): RecalledCheck {
  const looks = new Map<string, Look>();
  const reports: Report[] = [];
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers).filter((_, at) =>
      isInShard(at, options.shard),
    );
    for (const root of roots) {
      const look = lookAtKept(root, options, providers);
      if (look === undefined) continue;
      looks.set(root.root, look);
      const report = recallReport(root, look, options, providers);
      if (report !== undefined) reports.push(report);
    }
    return reports.length === roots.length ? { reports } : { looks };
  } catch (error) {
    // It is said where the projects are judged.
    if (error instanceof FaultError) return { looks };
    throw error;
  }
}

function recallReport(
  root: ReturnType<typeof findProjectRoots>[number],
  { snapshot, policy, isGroundKept, doubtful }: Look,
  options: CheckOptions,
  providers: Providers,
): Report | undefined {
  if (policy === undefined || !isGroundKept || doubtful.length > 0) return undefined;
  const recalled = recallVerdict(snapshot, toQuestion(root, options, providers));
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
