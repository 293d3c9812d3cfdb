import { DEBT_NAME, type Debt } from '#types/debt';
import type { FileSystem, Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import type { CheckOptions } from '../check-options';
import type { ProjectRoot } from '../find-project-roots';
import type { IndexView } from '../open-index';
import { toQuestion } from '../to-question';
import type { JudgedProject } from './judged-project';
import { keepsGround } from './keeps-ground';
import type { Around } from './open-around';
import { openReading } from './open-reading';

/** What git's index holds, and what is known of the working tree. */
export interface IndexRun {
  readonly view: IndexView;
  /** Of `showTracked`. */
  readonly tracked: Providers;
}

/**
 * Judges a project as git's index has it, from what is known of the working tree: only where they differ is anything read.
 *
 * @returns `undefined` where the working tree says nothing about the index: where its policy is another
 */
export function judgeIndex(
  root: ProjectRoot,
  options: Pick<CheckOptions, 'configCode' | 'onlyRules'>,
  { view: { providers, held }, tracked }: IndexRun,
  rules: readonly Rule[],
  around?: Around,
): JudgedProject | undefined {
  if (root.config !== undefined && held.has(root.config)) return undefined;
  const reading = openReading(root, options, tracked, rules, undefined, around);
  if (reading.faults !== undefined) return undefined;
  const { policy, rules: own, policyFiles } = reading;
  const paths = [...held.keys()];
  if (paths.length > 0 && (policy.plugins.length > 0 || paths.some((path) => policyFiles.has(path)))) return undefined;
  const question = toQuestion(root, options, tracked);
  const onDisk = reading.judge(question);
  if (paths.length === 0) return { policy, rules: own, policyFiles, judgement: onDisk, save: reading.save };
  reading.save();
  const isDebtOther = paths.some((path) => path.endsWith(`/${DEBT_NAME}`));
  if (isDebtOther || namesMissing(root.root, onDisk.verdict.debt, providers.fileSystem)) return undefined;
  const isGroundSame = keepsGround(held, tracked.fileSystem);
  const judgement = reading.judgeOther(question, providers.fileSystem, new Set(paths), isGroundSame);
  return { policy, rules: own, policyFiles, judgement, save: () => undefined };
}

/** Git is asked where such files went, and answers for the disk what it does not for the index. */
function namesMissing(root: string, { files }: Debt, fileSystem: FileSystem): boolean {
  const named = new Set(files.flatMap(({ entries }) => entries.flatMap(({ from, to }) => [from, to])));
  return [...named].some((name) => /\.\w+$/.test(name) && fileSystem.stat(`${root}/${name}`) === undefined);
}
