import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { languageOf } from '#repo/language-of';
import type { ChangeResult } from '../self-check';
import { withRemedies } from '../kept/give-remedies';
import { compareSources } from '../kept/compare-sources';
import { recallVerdict } from '../kept/kept-verdict';
import { type Look, lookAtKept } from '../kept/look-at-kept';
import { settleSources } from '../kept/settle-sources';
import { toPolicyFiles } from '../kept/to-policy-files';
import { toQuestion } from '../to-question';
import { toReport } from '../to-report';
import { findEditCandidates } from './find-edit-candidates';
import { type CheckEditOptions, type EditedProject, findEditedProjects } from './find-edited-projects';
import { readCommitted } from './read-committed';

/** All that `checkEdit` would say, where nothing has to be judged; else what was seen of each root. */
export type RecalledEdit =
  | { readonly results: readonly ChangeResult[]; readonly looks?: never }
  | { readonly results?: never; readonly looks: ReadonlyMap<string, Look> };

/**
 * What an earlier run said of edited files, where the edit changed nothing that it rests on, and neither did what came after the last
 * commit. Who is told nothing goes on with `checkEdit`, which takes what was seen.
 */
export function recallEdit(options: CheckEditOptions, providers: Providers): RecalledEdit {
  const looks = new Map<string, Look>();
  const results: ChangeResult[] = [];
  try {
    const edited = findEditedProjects(options, providers);
    for (const one of edited) {
      const look = lookAtKept(one.project, options, providers);
      if (look === undefined) continue;
      const settled = settle(one, look, providers);
      looks.set(one.project.root, settled ?? { ...look, isUnsettled: true });
      const result = settled === undefined ? undefined : recallProject(one, settled, providers);
      if (result !== undefined) results.push(result);
    }
    return results.length === edited.length ? { results } : { looks };
  } catch (error) {
    // It is said where the projects are judged.
    if (error instanceof FaultError) return { looks };
    throw error;
  }
}

function settle({ project }: EditedProject, look: Look, providers: Providers): Look | undefined {
  const { policy, isGroundKept, doubtful } = look;
  if (policy === undefined || !isGroundKept) return undefined;
  return doubtful.length === 0 ? look : settleSources(project, look, policy, providers);
}

function recallProject(
  { project, files }: EditedProject,
  { snapshot, policy }: Look,
  providers: Providers,
): ChangeResult | undefined {
  if (policy === undefined) return undefined;
  const recalled = recallVerdict(snapshot, toQuestion({ paths: [] }, {}, providers), true);
  if (recalled === undefined) return undefined;
  const { verdict, remedies } = recalled;
  const policyFiles = toPolicyFiles(project, snapshot.law.records);
  const candidates = findEditCandidates(verdict.findings, project.root, files, policy, policyFiles, providers);
  if (candidates.length > 0 && !wasTheSame(project.root, files, policyFiles)) return undefined;
  const reported: Finding[] = [];
  for (const [position, finding] of verdict.findings.entries()) {
    if (!files.includes(finding.from.file)) continue;
    const known = remedies[position];
    if (known === undefined) return undefined;
    reported.push(withRemedies(finding, () => known));
  }
  return {
    reports: [toReport({ ...verdict, findings: reported }, project, policy, providers)],
    standing: verdict.findings.map(({ id }) => id),
  };

  /** Whether the last commit has the verdict of now. */
  function wasTheSame(root: string, files: readonly string[], policyFiles: ReadonlySet<string>): boolean {
    if (files.some((file) => languageOf(file) === undefined || policyFiles.has(`${root}/${file}`))) return false;
    const before = readCommitted(root, files, providers);
    if (before === undefined || [...before.values()].includes(undefined)) return false;
    const edited = new Set(files);
    const rows = [...snapshot.readTimes().paths.entries()].flatMap(([row, path]) => (edited.has(path) ? [row] : []));
    // Of a file that is no module inside `include`, nobody knows what it held.
    if (rows.length < edited.size) return false;
    const fileSystem = createOverlayFileSystem(providers.fileSystem, before);
    const seen = { fileSystem, log: providers.log };
    return policy !== undefined && compareSources(root, snapshot, policy, rows, seen) !== undefined;
  }
}
