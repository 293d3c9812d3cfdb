import type { FixPlan } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { planCheckedFixes } from '#runtime/plan-checked-fixes';
import { recoverChanges, writeChanges } from '#runtime/write-changes';
import { wantsColor } from '#service/wants-color';
import type { CheckedPlan } from '#types/checked-plan';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { createPalette } from '#ui/create-palette';
import { formatFixes } from '#ui/format-fixes';
import { toExitCode } from '#service/to-exit-code';
import { printFaults } from './print-faults';

export interface FixFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly rule?: readonly string[];
  readonly dryRun?: boolean;
  readonly format?: 'text' | 'json';
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Carries out the mechanical remedies of the findings, and writes all of them or none. */
export async function runFix(paths: readonly string[], flags: FixFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const { fileSystem } = providers;
  const options = {
    cwd: machine.cwd,
    paths,
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(flags.rule === undefined ? {} : { onlyRules: flags.rule }),
  };
  const loadTypeChecker = await machine.openCompilers();
  const plan = (): readonly CheckedPlan[] => planCheckedFixes(options, providers, rules, loadTypeChecker);
  let plans = plan();
  const restored = plans.flatMap(({ root }) => recoverChanges(root, fileSystem));
  if (restored.length > 0) plans = plan();
  settle();
  const isDry = flags.dryRun === true;
  const palette = createPalette(wantsColor(flags.color, machine.env, machine.stdout.isTerminal));
  const readText = (path: string): string =>
    fileSystem.stat(path) === undefined
      ? ''
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(fileSystem.readFile(path));
  const texts =
    flags.format === 'json'
      ? [`${JSON.stringify(toJson(plans, isDry), null, 2)}\n`]
      : plans.map((one) => formatFixes(one, { palette, isDry, readText }));
  if (restored.length > 0 && flags.format !== 'json') {
    texts.unshift(`A run that was cut short was taken back: ${restored.join(', ')}.\n\n`);
  }
  for (const { root, report } of plans) await printFaults(report.faults, machine, flags.color, root);
  if (!isDry) {
    for (const { root, changes } of plans) {
      if (changes.size === 0) continue;
      try {
        writeChanges(root, changes, fileSystem);
      } catch (error) {
        await printFaults([toFault(error)], machine, flags.color, root);
        return EXIT_CODE.fault;
      }
    }
  }
  for (const text of texts) await machine.stdout.write(text);
  return toExitCode(plans.map(({ report }) => report));
}

function toFault(error: unknown) {
  return {
    code: 'machine/unwritable-file',
    what: `A file cannot be written, and nothing was changed: ${error instanceof Error ? error.message : String(error)}.`,
    mend: 'Make the files of the fix writable, and run it again.',
  };
}

function toJson(plans: readonly CheckedPlan[], isDry: boolean): unknown {
  const toFixes = (fixes: FixPlan['fixes']) =>
    fixes.map((fix) => ({ ...fix, finding: { ...fix.finding, remedies: undefined } }));
  return {
    schema: 'storypole/fix@1',
    written: !isDry,
    projects: plans.map(({ fixes, refused, report, changes, root, compiler }) => ({
      compiler: compiler ?? null,
      files: [...changes].map(([path, bytes]) => ({ file: path.slice(root.length + 1), removed: bytes === undefined })),
      fixes: toFixes(fixes),
      refused: toFixes(refused),
      left: report.findings.map(({ id, rule, from }) => ({ id, rule, file: from.file, line: from.line })),
    })),
  };
}
