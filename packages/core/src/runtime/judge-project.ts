import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { judge } from '#service/judge';
import { type Project, readProject } from './read-project';

export interface JudgedProject {
  readonly project: Project;
  /** Of all rules, about all of it. */
  readonly findings: readonly Finding[];
}

/** Reads a project and holds all of it against its policy. */
export function judgeProject(
  root: string,
  policy: Policy,
  rules: readonly Rule[],
  providers: Providers,
): JudgedProject {
  const project = readProject(root, policy, providers);
  if (project.faults.some(({ code }) => code === 'config/no-layer')) return { project, findings: [] };
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  const findings = judge({ policy, graph: project.graph, debt: project.debt, rules, today, full: true });
  providers.log.debug('judged');
  return { project, findings };
}
