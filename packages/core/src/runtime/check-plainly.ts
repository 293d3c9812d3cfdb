import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { answer } from './answer';
import { attachRemedies } from './attach-remedies';
import { type CheckOptions, MOST_REMEDIES } from './check-options';
import type { ProjectRoot } from './find-project-roots';
import { isAsked } from './is-asked';
import type { Around } from './kept/open-around';
import { openPolicy } from './open-policy';
import { readOutskirts } from './read-outskirts';
import { readProject } from './read-project';
import { emptyReport, toReport } from './to-report';
import { toQuestion } from './to-question';

/** Judges a project: reads everything, and leaves nothing. */
export function checkPlainly(
  root: ProjectRoot,
  options: CheckOptions,
  providers: Providers,
  rules: readonly Rule[],
  around: Around,
): Report {
  const opened = openPolicy(root.config, options, providers, rules);
  if (opened.faults !== undefined) return emptyReport(root.root, root.config, opened.faults);
  providers.log.debug('policy ready');
  const { policy } = opened;
  const project = readProject(root.root, policy, providers, around);
  const verdict = answer(project, opened.rules, toQuestion(root, options, providers), providers.log);
  const shown = verdict.findings.filter(({ from }) => isAsked(from.file, root.paths));
  const most = options.maxRemedies ?? MOST_REMEDIES;
  const ground = options.seesOutskirts === true ? () => readOutskirts(root.root, policy, providers) : project.graph;
  const findings = attachRemedies(shown, policy, ground, opened.rules, most);
  return toReport({ ...verdict, findings }, root, policy, providers);
}
