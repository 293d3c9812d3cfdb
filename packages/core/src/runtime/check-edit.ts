import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { findCaused } from '#service/find-caused';
import { MANY_REMEDIES } from './attach-remedies';
import { findExistingFolder } from './find-existing-folder';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { findCandidates } from './kept/find-candidates';
import { giveRemedies } from './kept/give-remedies';
import { judgeBefore } from './kept/judge-before';
import { openReading } from './kept/open-reading';
import { steersProject } from './kept/steers-project';
import { type ChangeResult, joinResults } from './self-check';
import { emptyReport, toReport } from './to-report';
import { toQuestion } from './to-question';

export interface CheckEditOptions {
  /** Absolute, POSIX: every file that the edit wrote, moved or deleted. */
  readonly files: readonly string[];
  readonly configCode: boolean;
  /** Absolute, POSIX. A file outside it is judged only where a config says by what. */
  readonly cwd: string;
}

/**
 * Judges the projects of some files that were just edited, and reports every finding that stands in one of these files, old or
 * new, and those that the edit caused elsewhere: what leads to an edited file and does not offend with these files as they are in the
 * last commit. Known debt elsewhere is never reported.
 *
 * Never throws for what the user wrote: faults are part of the reports.
 */
export function checkEdit(options: CheckEditOptions, providers: Providers, rules: readonly Rule[]): ChangeResult {
  const roots = new Map<string, { readonly project: ProjectRoot; readonly files: string[] }>();
  try {
    for (const file of options.files) {
      const folder = findExistingFolder(file, providers.fileSystem);
      const [project] = findProjectRoots(folder, [], undefined, providers);
      if (project === undefined || !file.startsWith(`${project.root}/`)) continue;
      if (project.config === undefined && !file.startsWith(`${options.cwd}/`)) continue;
      const known = roots.get(project.root) ?? { project, files: [] };
      roots.set(project.root, known);
      known.files.push(file.slice(project.root.length + 1));
    }
  } catch (error) {
    if (error instanceof FaultError)
      return { reports: [emptyReport(options.cwd, undefined, error.faults)], standing: [] };
    throw error;
  }
  return joinResults(
    [...roots.values()].map(({ project, files }) => checkProject(project, files, options, providers, rules)),
  );
}

function checkProject(
  root: ProjectRoot,
  files: readonly string[],
  options: CheckEditOptions,
  providers: Providers,
  builtIn: readonly Rule[],
): ChangeResult {
  const reading = openReading(root, { configCode: options.configCode }, providers, builtIn);
  if (reading.faults !== undefined) {
    return { reports: [emptyReport(root.root, root.config, reading.faults)], standing: [] };
  }
  const { policy, policyFiles } = reading;
  const judgement = reading.judge(toQuestion({ paths: [] }, {}, providers));
  const { verdict } = judgement;
  reading.save();
  const findings = giveRemedies(judgement, [], MANY_REMEDIES);
  const touched = new Set(files);
  const candidates = findCandidates(
    findings.filter(({ known, from }) => !known && !touched.has(from.file)),
    {
      files: touched,
      isGone: files.some((file) => providers.fileSystem.stat(`${root.root}/${file}`) === undefined),
      steers: steersProject(root.root, files, policyFiles),
      source: policy.source,
    },
  );
  // Most edits break nothing elsewhere, and then the project is not read a second time.
  const readBefore = (): readonly Finding[] | undefined => {
    const contents = providers.git.readObjects(
      root.root,
      files.map((file) => `HEAD:./${file}`),
    );
    if (contents === undefined) return undefined;
    const before = new Map(files.map((file, index) => [`${root.root}/${file}`, contents[index]]));
    return judgeBefore(root.root, reading, before, providers, builtIn);
  };
  // Without a commit, and where nobody can tell what the policy was, all that is known is what names an edited file.
  const caused =
    candidates.length === 0 ? [] : findCaused(candidates, readBefore() ?? withoutNaming(candidates, touched));
  const reported = new Set<Finding>([...findings.filter(({ from }) => touched.has(from.file)), ...caused]);
  return {
    reports: [toReport({ ...verdict, findings: [...reported] }, root, policy, providers)],
    standing: findings.map(({ id }) => id),
  };
}

function withoutNaming(findings: readonly Finding[], touched: ReadonlySet<string>): readonly Finding[] {
  return findings.filter(({ to }) => to?.file === undefined || !touched.has(to.file));
}
