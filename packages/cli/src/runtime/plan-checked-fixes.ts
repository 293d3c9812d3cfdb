import { type FixPlan, planFixes, type Providers, type Rule } from '@storypole/core';
import type { CheckedPlan } from '#types/checked-plan';
import type { TypeChecker, TypeProblem } from '#types/type-checker';

type PlanOptions = Parameters<typeof planFixes>[0];

/** Times that a plan is made anew without the fixes that do not type-check. */
const MOST_PLANS = 8;

/** Plans fixes, and leaves out those after which the project's own compiler says what it did not say before. */
export function planCheckedFixes(
  options: PlanOptions,
  providers: Providers,
  rules: readonly Rule[],
  loadTypeChecker: (root: string) => TypeChecker | undefined,
): readonly CheckedPlan[] {
  const refused = new Map<string, string>();
  const checkers = new Map<string, TypeChecker | undefined>();
  const openChecker = (root: string): TypeChecker | undefined => {
    if (!checkers.has(root)) checkers.set(root, loadTypeChecker(root));
    return checkers.get(root);
  };
  const taken: FixPlan['refused'][number][] = [];
  for (let round = 0; ; round++) {
    const plans = planFixes({ ...options, refused }, providers, rules);
    let isSound = true;
    for (const plan of plans) {
      const checker = plan.changes.size === 0 ? undefined : openChecker(plan.root);
      const [problem] = checker === undefined ? [] : findNewProblems(checker, plan);
      if (problem === undefined) continue;
      isSound = false;
      for (const fix of findCulprits(plan, problem)) {
        const reason = `It does not type-check: ${problem.file.slice(plan.root.length + 1)}:${String(problem.line)}: ${problem.message}`;
        refused.set(fix.finding.id, reason);
        taken.push({ ...fix, reason });
      }
    }
    if (isSound)
      return plans.map((plan) => ({
        ...plan,
        refused: [...plan.refused, ...taken.filter(({ finding }) => isOf(plan, finding.id))],
        compiler: checkers.get(plan.root)?.version,
      }));
    if (round === MOST_PLANS)
      for (const { fixes } of plans)
        for (const { finding } of fixes) refused.set(finding.id, 'It does not type-check.');
  }
}

function isOf(plan: FixPlan, id: string): boolean {
  return plan.report.findings.some((finding) => finding.id === id);
}

function findNewProblems(checker: TypeChecker, plan: FixPlan): readonly TypeProblem[] {
  const moves = plan.fixes.flatMap(({ remedy }) => remedy.moves ?? []);
  const rename = (file: string): string =>
    moves.reduce((name, move) => (name === `${plan.root}/${move.file}` ? `${plan.root}/${move.to}` : name), file);
  const after = [...plan.changes].flatMap(([path, bytes]) => (bytes === undefined ? [] : [path]));
  const before = [...plan.changes.keys()];
  const known = new Map<string, number>();
  const toKey = ({ file, message }: TypeProblem): string => `${rename(file)}\0${message}`;
  for (const problem of checker.findProblems(before, new Map()))
    known.set(toKey(problem), (known.get(toKey(problem)) ?? 0) + 1);
  return checker.findProblems(after, plan.changes).filter((problem) => {
    const count = known.get(toKey(problem)) ?? 0;
    known.set(toKey(problem), count - 1);
    return count <= 0;
  });
}

/** The fixes that touch the file of a problem; all, where none does. */
function findCulprits({ root, fixes }: FixPlan, { file }: TypeProblem): FixPlan['fixes'] {
  const own = fixes.filter(({ remedy: { edits = [], moves = [] } }) =>
    [...edits.map((edit) => edit.file), ...moves.flatMap((move) => [move.file, move.to])].some(
      (path) => `${root}/${path}` === file,
    ),
  );
  return own.length === 0 ? fixes : own;
}
