import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { answer, type Verdict } from './answer';
import { attachRemedies, MANY_REMEDIES } from './attach-remedies';
import { readProject } from './read-project';

/** Reads a project and holds all of it against its policy. */
export function judgeProject(root: string, policy: Policy, rules: readonly Rule[], providers: Providers): Verdict {
  const project = readProject(root, policy, providers);
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  const verdict = answer(project, rules, { today, full: true, onlyRules: undefined }, providers.log);
  return { ...verdict, findings: attachRemedies(verdict.findings, policy, project.graph, rules, MANY_REMEDIES) };
}
