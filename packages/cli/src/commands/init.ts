import { type FileTree, FaultError, languageOf, pathOfFile, readFileTree } from '@storypole/core';
import { measureProposal } from '#runtime/measure-proposal';
import { openSession } from '#runtime/open-session';
import { chooseProposal } from '#service/choose-proposal';
import { proposeConfigs } from '#service/propose-configs';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { describeProposal } from '#ui/describe-proposal';
import { formatConfig } from '#ui/format-config';

export interface InitFlags {
  readonly ts?: boolean;
  readonly dryRun?: boolean;
}

const CONFIG_FILES = ['ts', 'mts', 'js', 'mjs', 'json', 'jsonc'].map((ending) => `storypole.config.${ending}`);
/** What says nothing of the architecture. */
const TEST = /(?:^|\/)(?:tests?|e2e|fixtures|examples?|__\w+__)\/|\.(?:test|spec)\.[^/]+$/;

/** Writes the config that places most files of the tree, or prints it. */
export async function runInit(flags: InitFlags, machine: Machine): Promise<ExitCode> {
  const { providers, settle } = openSession(machine, {});
  const { tree } = readFileTree(machine.cwd, providers);
  const file = flags.ts === true ? 'storypole.config.ts' : 'storypole.config.jsonc';
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
    return EXIT_CODE.clean;
  }
  providers.fileSystem.writeFile(`${machine.cwd}/${file}`, text);
  await machine.stdout.write(describeProposal(file, chosen));
  return EXIT_CODE.clean;
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
