import { openProject, rankPlaces } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { wantsColor } from '#service/wants-color';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import { createPalette } from '#ui/create-palette';
import { formatPlaces } from '#ui/format-places';
import { printFaults } from './print-faults';

/** Places that are shown. */
const MOST = 5;

export interface WhereFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly exports?: readonly string[];
  readonly format?: 'text' | 'json';
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Says where something that is about to be written belongs. */
export async function runWhere(text: string | undefined, flags: WhereFlags, machine: Machine): Promise<ExitCode> {
  const intent = { text: text ?? '', exports: flags.exports ?? [] };
  if (intent.text.trim() === '' && intent.exports.length === 0) {
    throw new UsageError(
      'where needs a description, or names with --exports. Write for example where "page of invoices".',
    );
  }
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const config = flags.config === undefined ? {} : { config: flags.config };
  const project = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  const ranking = rankPlaces(project.policy, project.graph, intent, MOST);
  settle();
  const palette = createPalette(wantsColor(flags.color, machine.env, machine.stdout.isTerminal));
  await machine.stdout.write(
    flags.format === 'json'
      ? `${JSON.stringify({ schema: 'storypole/where@1', ...intent, ...ranking }, null, 2)}\n`
      : formatPlaces(ranking, palette),
  );
  await printFaults(project.faults, machine, flags.color, project.root);
  if (project.faults.length > 0) return EXIT_CODE.fault;
  return ranking.places.length === 0 ? EXIT_CODE.findings : EXIT_CODE.clean;
}
