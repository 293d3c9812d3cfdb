import type { OpenedProject, Palette, Providers, Rule } from '@storypole/core';
import { FaultError, findNearest, judge, toRelativePath } from '@storypole/core';
import { isExistingFile } from '#runtime/is-existing-file';
import { explainFile } from '#service/explain-file';
import { explainPair } from '#service/explain-pair';
import { findUsedName } from '#service/find-used-name';
import { toDocs } from '#service/to-docs';
import { toRealFile } from '#service/to-shown-file';
import { formatFileExplanation } from '#ui/format-file-explanation';
import { formatPairExplanation } from '#ui/format-pair-explanation';
import { formatRuleExplanation } from '#ui/format-rule-explanation';

/**
 * The text that explains a rule, a file, or a pair of files of a project.
 *
 * @throws FaultError where there is no such thing
 */
export function explainSubject(
  subject: string,
  to: string | undefined,
  project: OpenedProject,
  palette: Palette,
  providers: Providers,
  cwd: string,
): string {
  const { policy, graph, rules } = project;
  const rule = to === undefined ? rules.find(({ id }) => id === subject) : undefined;
  if (rule !== undefined) return formatRuleExplanation(rule, policy, toDocs(rule), palette);
  const from = requireRow(subject, project, providers, cwd, to === undefined ? rules : []);
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  const findings = judge({ policy, graph, rules, today, full: false, onlyFiles: [from] });
  if (to === undefined) return formatFileExplanation(explainFile(policy, graph, from, findings), palette);
  const used = isExistingFile(to, providers, cwd) ? undefined : findUsedName(graph, to);
  const end = used ?? { file: requireRow(to, project, providers, cwd, []) };
  return formatPairExplanation(explainPair(policy, graph, from, end, findings), palette);
}

/** The row of a file in the graph. */
function requireRow(
  name: string,
  { root, graph }: OpenedProject,
  providers: Providers,
  cwd: string,
  rules: readonly Rule[],
): number {
  const path = toRelativePath(root, toRealFile(cwd, name));
  const row = graph.files.paths.indexOf(path);
  if (row >= 0) return row;
  if (isExistingFile(name, providers, cwd)) {
    throw new FaultError([
      {
        code: 'usage/unread-file',
        what: `${name} exists and was not read: it lies outside \`include\`, git ignores it, or it belongs to another project.`,
        mend: 'Name a file that `storypole graph` lists, or widen `include`.',
      },
    ]);
  }
  const nearest = findNearest(name, [...rules.map(({ id }) => id), ...graph.files.paths]);
  const kinds = rules.length > 0 ? 'rule and no file' : 'file, package or builtin';
  throw new FaultError([
    {
      code: 'usage/unknown-subject',
      what: `There is no ${kinds} ${name} in this project.`,
      mend: nearest === undefined ? 'Name a rule, or files relative to this folder.' : `Name ${nearest}.`,
    },
  ]);
}
