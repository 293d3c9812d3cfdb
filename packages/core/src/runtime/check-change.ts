import { type Fault, FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { findDefaultBase } from '#repo/find-default-base';
import { readBase } from '#repo/read-base';
import { judgeChange } from '#service/change/judge-change';
import { takeRuleFaults } from '#service/take-rule-faults';
import { readChange } from './change/read-change';
import type { CheckResult } from './check';
import { type CheckOptions, MOST_REMEDIES } from './check-options';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import { judgePlainly } from './judge-plainly';
import { type IndexRun, judgeIndex } from './kept/judge-index';
import type { JudgedProject } from './kept/judged-project';
import { type Around, openAround } from './kept/open-around';
import { openReading } from './kept/open-reading';
import { toQuestion } from './to-question';
import { emptyReport, toReport } from './to-report';

export interface CheckChangeOptions extends CheckOptions {
  /** A branch, a tag or a commit; the upstream default branch where left out. */
  readonly base?: string;
  /** Whether the code is judged, too, or only what the change does to what guards it. */
  readonly judgesCode: boolean;
}

/**
 * Judges projects, and what the change since the merge base did to their policies, their known debt and their checks.
 *
 * Never throws for what the user wrote: faults are part of the reports.
 *
 * @param index where the index is judged, which `providers` show then: what is known of the working tree
 */
export function checkChange(
  options: CheckChangeOptions,
  providers: Providers,
  rules: readonly Rule[],
  index?: IndexRun,
): CheckResult {
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
    const around = openAround(providers);
    const aroundTracked = index === undefined ? undefined : openAround(index.tracked);
    const judgeRest = (root: ProjectRoot): Judged =>
      providers.cache === undefined
        ? judgePlainly(root, options, providers, rules)
        : judgeKept(root, options, providers, rules, around);
    const judgeRoot = (root: ProjectRoot): Judged =>
      (index === undefined ? undefined : judgeIndex(root, options, index, rules, aroundTracked)) ?? judgeRest(root);
    const reports = roots.map((root) => checkProject(root, judgeRoot(root), options, providers, rules));
    (index?.tracked ?? providers).cache?.tidy();
    return { reports };
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
}

type Judged = JudgedProject | { readonly faults: readonly Fault[] };

function judgeKept(
  root: ProjectRoot,
  options: CheckChangeOptions,
  providers: Providers,
  rules: readonly Rule[],
  around: Around,
): Judged {
  const reading = openReading(root, options, providers, rules, undefined, around);
  if (reading.faults !== undefined) return reading;
  return { ...reading, judgement: reading.judge(toQuestion(root, options, providers)) };
}

function checkProject(
  root: ProjectRoot,
  judged: Judged,
  options: CheckChangeOptions,
  providers: Providers,
  rules: readonly Rule[],
): Report {
  if (judged.faults !== undefined) return emptyReport(root.root, root.config, judged.faults);
  const { policy, rules: own, policyFiles, judgement } = judged;
  const { verdict } = judgement;
  const most = options.judgesCode ? (options.maxRemedies ?? MOST_REMEDIES) : 0;
  const findings = options.judgesCode ? giveRemedies(judgement, root.paths, most) : [];
  // Reading them is looking for them: they are kept with the verdict.
  findings.slice(0, most).forEach(({ remedies }) => remedies.length);
  judged.save();
  const ref = options.base ?? findDefaultBase(root.root, providers.git);
  if (ref === undefined) throw new FaultError([toNoBaseFault()]);
  const base = readBase(root.root, ref, providers);
  const law = { opened: { policy, rules: own }, files: policyFiles };
  const change = readChange(
    { root: root.root, policy, debt: verdict.debt },
    law,
    base,
    options.configCode,
    providers,
    rules,
  );
  const { onlyRules } = options;
  const asked = own.filter(({ id, scope }) => scope !== 'change' || onlyRules?.includes(id) !== false);
  const gate = judgeChange(change, asked);
  const faults = [...verdict.faults, ...takeRuleFaults(asked.filter(({ scope }) => scope === 'change'))];
  return toReport({ ...verdict, findings, faults }, root, policy, providers, ref, { gate });
}

function toNoBaseFault(): Fault {
  return {
    code: 'machine/no-base',
    what: 'There is no git repository, no commit, or no default branch to compare with.',
    mend: 'Name a branch, a tag or a commit with `--base`.',
  };
}
