import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { judge } from '#service/judge';
import { openProject, type OpenedProject, type ProjectOptions } from '../open-project';

/** A project with all that is found in it, known or not. */
export interface IndebtedProject extends OpenedProject {
  readonly findings: readonly Finding[];
}

/**
 * Reads and judges a project as a whole.
 *
 * @throws FaultError where anything is wrong with the config, the sources or the machine: what was not read is not owed, and
 * would be written off
 */
export function openDebt(options: ProjectOptions, providers: Providers, rules: readonly Rule[]): IndebtedProject {
  const project = openProject(options, providers, rules);
  if (project.faults.length > 0) throw new FaultError(project.faults);
  const { policy, graph, debt } = project;
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  return { ...project, findings: judge({ policy, graph, debt, rules: project.rules, today, full: true }) };
}
