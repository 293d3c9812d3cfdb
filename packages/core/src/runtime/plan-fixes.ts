import type { Fault } from '#types/fault';
import type { Finding, Remedy, RemedyMove } from '#types/finding';
import type { Fix, FixPlan, RefusedFix, TreeChanges } from '#types/fix-plan';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { MANY_REMEDIES } from './attach-remedies';
import { check } from './check';
import type { CheckOptions } from './check-options';
import { loadFromTree } from './load-from-tree';
import { addRemedy, overlayChanges } from './tree-changes';

export interface FixOptions extends CheckOptions {
  /** Ids of findings that are left alone, with the reason: what was planned before and could not stay. */
  readonly refused?: ReadonlyMap<string, string>;
}

/** More rounds than that mean that fixes undo each other. */
const MOST_ROUNDS = 20;

/**
 * Carries out the first mechanical remedy of each finding on the files as they are in memory, and judges the whole project
 * again after each step: a fix stays only where its finding is gone and no finding and no fault is new.
 */
export function planFixes(options: FixOptions, providers: Providers, rules: readonly Rule[]): readonly FixPlan[] {
  return check(options, providers, rules).reports.map((report) => planProject(report, options, providers, rules));
}

function planProject(first: Report, options: FixOptions, providers: Providers, rules: readonly Rule[]): FixPlan {
  const { root } = first;
  const refused = new Map<string, RefusedFix>();
  const refuse = (fix: Fix, reason: string): void => void refused.set(toKey(fix), { ...fix, reason });
  const fixes: Fix[] = [];
  let changes: TreeChanges = new Map();
  // What is to be reported may be narrowed; whether something is new is asked of everything.
  const judge = (tree: TreeChanges): Report => {
    const seen = loadFromTree(root, { ...providers, fileSystem: overlayChanges(providers.fileSystem, tree) }, tree);
    const whole = {
      cwd: root,
      paths: [],
      configCode: options.configCode,
      maxRemedies: MANY_REMEDIES,
      seesOutskirts: true,
      ...(options.config === undefined ? {} : { config: toConfig(first) }),
    };
    const [judged] = check(whole, seen, rules).reports;
    if (judged === undefined) throw new Error('A project that was read once can be read again.');
    return judged;
  };
  /** Findings for which there was no mechanical remedy: to look for one again after every step would cost the square. */
  const hopeless = new Set<string>();
  let whole = judge(changes);
  if (whole.faults.length > 0) return { root, changes, fixes, refused: [], report: first };

  /** @param base the report that the remedies were found for: what fails after another step is looked for anew, not refused */
  const attempt = (batch: readonly Fix[], base: Report): void => {
    const fileSystem = overlayChanges(providers.fileSystem, changes);
    let next: TreeChanges | undefined = changes;
    for (const { remedy } of batch) next = next && addRemedy(root, next, remedy, fileSystem);
    const after = next === undefined ? undefined : judge(next);
    const reason =
      after === undefined
        ? 'A file that it changes is not plain UTF-8, or a path that it needs is taken.'
        : findObjection(batch, whole, after);
    if (reason === undefined && next !== undefined && after !== undefined) {
      changes = next;
      whole = after;
      fixes.push(...batch);
    } else if (batch.length === 1) {
      if (whole === base) for (const fix of batch) refuse(fix, reason ?? '');
    } else if (batch.length > 1) {
      attempt(batch.slice(0, batch.length >> 1), base);
      attempt(chooseBatch(batch.slice(batch.length >> 1), whole), base);
    }
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = whole.findings.filter((finding) => isAsked(finding, first, options, fixes));
    const open = wanted.flatMap((finding): readonly Fix[] => {
      if (hopeless.has(finding.id) || options.refused?.has(finding.id) === true) return [];
      const remedy = finding.remedies.find(isMechanical);
      if (remedy === undefined) {
        hopeless.add(finding.id);
        return [];
      }
      const fix = { finding, remedy };
      return refused.has(toKey(fix)) ? [] : [fix];
    });
    const batch = chooseBatch(open, whole);
    if (batch.length === 0) break;
    attempt(batch, whole);
  }
  const report = { ...whole, findings: whole.findings.filter((finding) => isAsked(finding, first, options, fixes)) };
  return { root, changes, fixes, refused: [...refused.values()], report };
}

function isMechanical({ edits = [], moves = [] }: Remedy): boolean {
  return edits.length > 0 || moves.length > 0;
}

function toConfig({ root, config }: Report): string {
  return `${root}/${config ?? ''}`;
}

function toKey({ finding, remedy }: Fix): string {
  return `${finding.id}\0${remedy.text}`;
}

/** Whether a finding is among those that were asked for; files that were moved meanwhile are known by both names. */
function isAsked({ from, rule }: Finding, first: Report, options: FixOptions, fixes: readonly Fix[]): boolean {
  if (options.onlyRules?.includes(rule) === false) return false;
  if (options.paths.length === 0) return true;
  const names = new Set([from.file]);
  for (const { remedy } of [...fixes].reverse()) {
    for (const { file, to } of remedy.moves ?? []) if (names.has(to)) names.add(file);
  }
  return first.findings.some((finding) => names.has(finding.from.file));
}

/** Fixes of which none touches what another one touches or counts on, in the order of the findings. Positions hold for the report they come from. */
function chooseBatch(fixes: readonly Fix[], report: Report): readonly Fix[] {
  const ids = new Set(report.findings.map(({ id }) => id));
  const touched = new Set<string>();
  const needed = new Set<string>();
  return fixes.filter(({ finding, remedy }) => {
    const { edits = [], moves = [], needs = [] } = remedy;
    const files = [...edits.map(({ file }) => file), ...moves.flatMap(({ file, to }) => [file, to])];
    const meets =
      files.some((file) => touched.has(file) || needed.has(file)) || needs.some((file) => touched.has(file));
    if (!ids.has(finding.id) || meets) return false;
    for (const file of files) touched.add(file);
    for (const file of needs) needed.add(file);
    return true;
  });
}

/** Why fixes cannot stay; `undefined` where they can. */
function findObjection(batch: readonly Fix[], before: Report, after: Report): string | undefined {
  const fault: Fault | undefined = after.faults[0];
  if (fault !== undefined) return `It causes a fault: ${fault.what}`;
  const moves = batch.flatMap(({ remedy }) => remedy.moves ?? []);
  const known = new Set(before.findings.flatMap((finding) => [finding.id, toIdentity(finding, moves)]));
  const cleared = new Set(batch.map(({ finding }) => finding.id));
  const gone = new Set(batch.map(({ finding }) => toIdentity(finding, moves)));
  for (const finding of after.findings) {
    if (cleared.has(finding.id) || gone.has(toIdentity(finding, []))) return `It leaves the finding: ${finding.what}`;
    if (!known.has(finding.id) && !known.has(toIdentity(finding, []))) return `It causes a finding: ${finding.what}`;
  }
  return undefined;
}

/** A finding under the paths that its files have after some moves. */
function toIdentity({ rule, from, to, names, chain, what }: Finding, moves: readonly RemedyMove[]): string {
  const rename = (path: string | undefined): string => moves.find(({ file }) => file === path)?.to ?? path ?? '';
  // A cycle of domains is the same whichever of its imports is shown.
  if (to === undefined && names.length > 0 && chain.length > 0) return [rule, names.join()].join('\0');
  // Many findings can stand in one config, and only their words tell them apart.
  if (to === undefined && names.length === 0 && chain.length === 0)
    return [rule, what.replaceAll(from.file, rename(from.file))].join('\0');
  const target = to?.file === undefined ? JSON.stringify(to ?? {}) : rename(to.file);
  return [rule, rename(from.file), target, names.join(), chain.map(rename).join()].join('\0');
}
