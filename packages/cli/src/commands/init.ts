import { type FileTree, FaultError, languageOf, pathOfFile, readFileTree } from '@storypole/core';
import { measureProposal } from '#runtime/measure-proposal';
import { openSession } from '#runtime/open-session';
import { chooseProposal } from '#service/choose-proposal';
import { proposeConfigs } from '#service/propose-configs';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import type { MeasuredProposal } from '#types/proposal';
import { describeProposal } from '#ui/describe-proposal';
import { formatConfig } from '#ui/format-config';
import type { StructureTestFacts } from '#ui/format-structure-test';
import { findStructureTest } from './find-structure-test';
import { readStructure } from './read-structure';
import { writeStructureTest } from './write-structure-test';

export interface InitFlags {
  readonly ts?: boolean;
  readonly dryRun?: boolean;
  /** Also a first file of structural tests; alone where there is a config. */
  readonly tests?: boolean;
}

const CONFIG_FILES = ['ts', 'mts', 'js', 'mjs', 'json', 'jsonc'].map((ending) => `storypole.config.${ending}`);
/** What says nothing of the architecture. */
const TEST = /(?:^|\/)(?:tests?|e2e|fixtures|examples?|__\w+__)\/|\.(?:test|spec)\.[^/]+$/;

/** Writes the config that places most files of the tree, or prints it. */
export async function runInit(flags: InitFlags, machine: Machine): Promise<ExitCode> {
  const { providers, settle } = openSession(machine, {});
  const { tree } = readFileTree(machine.cwd, providers);
  const file = flags.ts === true ? 'storypole.config.ts' : 'storypole.config.jsonc';
  const test = flags.tests === true ? findStructureTest(tree) : undefined;
  if (test !== undefined && CONFIG_FILES.some((name) => tree.entries[0]?.has(name))) {
    settle();
    return writeStructureTest(test, await readStructure(machine.cwd, providers), flags, machine);
  }
  if (flags.dryRun !== true) requireNoConfig(tree);
  const sources = listSources(tree);
  if (flags.ts === true) requireTypeScript(sources, tree);
  const proposals = proposeConfigs(sources.filter((path) => !TEST.test(path)));
  const measured = proposals.map((proposal) => measureProposal(proposal, tree)).filter((some) => some !== undefined);
  const chosen = chooseProposal(measured);
  const text = formatConfig(chosen, flags.ts === true ? 'ts' : 'jsonc');
  settle();
  if (flags.dryRun === true) {
    await machine.stdout.write(text);
    return test === undefined ? EXIT_CODE.clean : writeStructureTest(test, toStructure(chosen), flags, machine);
  }
  providers.fileSystem.writeFile(`${machine.cwd}/${file}`, text);
  await machine.stdout.write(describeProposal(file, chosen));
  return test === undefined ? EXIT_CODE.clean : writeStructureTest(test, toStructure(chosen), flags, machine);
}

/** What the config that is being written finds. */
function toStructure(chosen: MeasuredProposal | undefined): StructureTestFacts {
  const wiring = chosen?.foundLayers.filter((layer) => layer === 'app') ?? [];
  return { hasDomains: (chosen?.foundDomains.length ?? 0) > 0, wiring };
}

function listSources(tree: FileTree): readonly string[] {
  return tree.names.map((_, row) => pathOfFile(tree, row)).filter((path) => languageOf(path) !== undefined);
}

function requireNoConfig(tree: FileTree): void {
  const found = CONFIG_FILES.find((name) => tree.entries[0]?.has(name));
  if (found === undefined) return;
  throw new FaultError([
    {
      code: 'usage/config-exists',
      file: found,
      what: `${found} exists, and \`init\` overwrites nothing.`,
      mend: 'Edit it, or run `storypole init --dry-run` to see what `init` would write.',
    },
  ]);
}

function requireTypeScript(sources: readonly string[], tree: FileTree): void {
  if (tree.entries[0]?.has('tsconfig.json') || sources.some((path) => /\.[cm]?tsx?$/.test(path))) return;
  throw new FaultError([
    {
      code: 'usage/no-typescript',
      what: 'There is no TypeScript file and no tsconfig.json here.',
      mend: 'Run `storypole init` without `--ts`.',
    },
  ]);
}
