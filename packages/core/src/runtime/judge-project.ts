import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { answer } from './answer';
import { readProject } from './read-project';
import { toQuestion } from './to-question';

/** Reads a project from nothing, and holds all of it against its policy. */
export function judgeProject(
  root: string,
  policy: Policy,
  rules: readonly Rule[],
  providers: Providers,
): readonly Finding[] {
  const project = readProject(root, policy, providers);
  return answer(project, rules, toQuestion({ paths: [] }, {}, providers), providers.log).findings;
}
