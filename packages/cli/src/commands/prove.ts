import { findIdleParts, openProject, type OpenedProject, prove } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { writeReportFile } from '#runtime/write-report-file';
import { toRealFile } from '#service/to-shown-file';
import { wantsColor } from '#service/wants-color';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import type { FrontendProof, ProofReport } from '#types/proof-report';
import { createPalette } from '#ui/create-palette';
import { formatProofMarkdown } from '#ui/format-proof-markdown';
import { formatProofText } from '#ui/format-proof-text';
import { printFaults } from './print-faults';

export type ProofFormat = 'text' | 'json' | 'markdown';

export interface ProveFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: ProofFormat;
  readonly output?: string;
  readonly frontends?: boolean;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Plants what the policy closes, and reports what the rules notice of it. */
export async function runProve(flags: ProveFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const config = flags.config === undefined ? {} : { config: flags.config };
  const project = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  const proof = proveProject(project);
  const report: ProofReport = flags.frontends === true ? { ...proof, frontends: await runFrontends() } : proof;
  providers.log.debug('policy proved');
  settle();
  const output = flags.output === '-' ? undefined : flags.output;
  const palette = createPalette(
    output !== undefined ? flags.color === true : wantsColor(flags.color, machine.env, machine.stdout.isTerminal),
  );
  const text = format(report);
  if (output !== undefined) {
    const fault = writeReportFile(providers.fileSystem, toRealFile(machine.cwd, output), output, text);
    if (fault !== undefined) {
      await printFaults([fault], machine, flags.color);
      return EXIT_CODE.fault;
    }
  } else await machine.stdout.write(text);
  await printFaults(project.faults, machine, flags.color, project.root);
  if (project.faults.length > 0) return EXIT_CODE.fault;
  return isSound(report) ? EXIT_CODE.clean : EXIT_CODE.findings;

  async function runFrontends(): Promise<ProofReport['frontends']> {
    const { proveFrontends } = await import('#runtime/prove-frontends');
    const { generateConfig } = await import('@storypole/dependency-cruiser');
    const workshop = await machine.openWorkshop();
    return proveFrontends({ project, providers, rules, workshop, generateConfig, version: machine.version });
  }

  function format(report: ProofReport): string {
    switch (flags.format) {
      case 'json':
        return `${JSON.stringify(report, null, 2)}\n`;
      case 'markdown':
        return formatProofMarkdown(report);
      default:
        return formatProofText(report, palette);
    }
  }
}

function proveProject({ policy, graph, rules }: OpenedProject): ProofReport {
  const names = (key: 'domain' | 'provider'): readonly string[] =>
    [...new Set(graph.places.flatMap((place) => place[key] ?? []))].sort();
  return {
    schema: 'storypole/proof@1',
    ...prove(policy, rules, { domains: names('domain'), providers: names('provider') }),
    idle: findIdleParts(policy, graph),
    frontends: [],
  };
}

function isSound({ missed, falseAlarms, frontends }: ProofReport): boolean {
  return missed.length === 0 && falseAlarms.length === 0 && frontends.every(isComplete);
}

/** A tool that does not run proves nothing, and misses nothing. */
function isComplete({ missed, offences }: FrontendProof): boolean {
  return (
    missed.length === 0 &&
    (offences === undefined || (offences.missed.length === 0 && offences.falseAlarms.length === 0))
  );
}
