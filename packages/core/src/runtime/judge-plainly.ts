import type { Fault } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { answer } from './answer';
import type { CheckOptions } from './check-options';
import { createRemedyReader } from './create-remedy-reader';
import type { ProjectRoot } from './find-project-roots';
import type { JudgedProject } from './kept/judged-project';
import { openTracedPolicy } from './open-base-policy';
import { findUnknownRules } from './open-policy';
import { readProject } from './read-project';
import { toQuestion } from './to-question';

/** Holds a project against its policy where nothing is kept from run to run: reads everything, and prepares nothing for later. */
export function judgePlainly(
  root: ProjectRoot,
  options: Pick<CheckOptions, 'configCode' | 'onlyRules'>,
  providers: Providers,
  builtIn: readonly Rule[],
): JudgedProject | { readonly faults: readonly Fault[] } {
  const { opened, files } = openTracedPolicy(root.config, options.configCode, providers, builtIn);
  if (opened.faults !== undefined) return { faults: opened.faults };
  const { policy, rules } = opened;
  const unknown = findUnknownRules(options.onlyRules, rules);
  if (unknown.length > 0) return { faults: unknown };
  const project = readProject(root.root, policy, providers);
  const verdict = answer(project, rules, toQuestion(root, options, providers), providers.log);
  const find = createRemedyReader(policy, rules, () => project.graph);
  return {
    policy,
    rules,
    policyFiles: files,
    judgement: {
      verdict,
      readRemedies: (position) => {
        const finding = verdict.findings[position];
        return finding === undefined ? [] : find(finding);
      },
    },
    save: () => undefined,
  };
}
