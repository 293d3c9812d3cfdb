import { formats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { AGENTS, type Agent } from '#types/hook';
import { UsageError } from '#types/usage-error';
import { AGENTS_HELP, GUARD_HELP, HOOK_HELP, MCP_HELP, REPORT_HELP, SELF_CHECK_HELP } from '#ui/agent-help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { AgentsInstallFlags } from './agents-install';
import type { GuardFlags } from './guard';
import type { HookFlags } from './hook';
import type { McpFlags } from './mcp';
import type { ReportFlags } from './report';
import { requireName } from './require-name';
import type { SelfCheckFlags } from './self-check';

/** The commands that coding agents and their hosts run. Each command's code is loaded when it runs. */
export function addAgentCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const selfCheck = addCommand(
    program,
    'self-check',
    'judge what a change caused',
    'Judges the whole project, and reports what the change since the merge base caused.',
  )
    .option('--base <ref>', 'compare with this branch, tag or commit (default: the upstream default branch)')
    .option(
      '--format <name>',
      `${Object.keys(formats).join(', ')} (default: agent, on a terminal text)`,
      (name: string) => requireName(name, Object.keys(formats), '--format'),
    )
    .option('--output <file>', 'write the report to a file')
    .option('--ledger', 'write down what was shown, and whether it was cleared')
    .option('--quiet', 'print findings and faults, nothing else')
    .addHelpText('after', SELF_CHECK_HELP)
    .action(async (flags: SelfCheckFlags) => {
      end(await (await import('./self-check')).runSelfCheck(flags, machine));
    });
  addSharedOptions(selfCheck);

  const guard = addCommand(
    program,
    'guard',
    'say what to know before an edit',
    'Says what whoever is about to edit or write a file must know, in under 1,000 bytes.',
  )
    .argument('<path>', 'the file; it need not exist yet')
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', GUARD_HELP)
    .action(async (path: string, flags: GuardFlags) => {
      end(await (await import('./guard')).runGuard(path, flags, machine));
    });
  addSharedOptions(guard);

  addCommand(
    program,
    'hook',
    'answer a hook of a coding agent',
    "Reads the JSON of an agent's hook from standard input, and answers in its protocol.",
  )
    .argument('<agent>', AGENTS.join(', '), parseAgent)
    .option('--event <name>', 'the event, where the input does not name it')
    .option('--base <ref>', 'what the end of a turn is compared with (default: the upstream default branch)')
    .option('--budget <seconds>', 'give up after so long (default: 8 after an edit, 20 at the end)', parseNumber)
    .option('--max-blocks <n>', 'hold a turn back at most so often (default: 4)', parseNumber)
    .option('--ledger', 'write down what was shown, and whether it was cleared')
    .addHelpText('after', HOOK_HELP)
    .action(async (agent: Agent, flags: HookFlags) => {
      end(await (await import('./hook')).runHook(agent, flags, machine));
    });

  const agents = addCommand(
    program,
    'agents',
    'set up coding agents',
    "Writes our hooks into the agents' committed settings, and a short map into AGENTS.md.",
  )
    .argument('<action>', 'install', (name: string) => requireName(name, ['install'], 'agents'))
    .option('--agent <name>', 'only this agent; repeat it, or part names by commas (default: all)', parseAgents)
    .option('--dry-run', 'print what would be written, write nothing')
    .option('--remove', 'take out what was installed')
    .addHelpText('after', AGENTS_HELP)
    .action(async (_action: string, flags: AgentsInstallFlags) => {
      end(await (await import('./agents-install')).runAgentsInstall(flags, machine));
    });
  addSharedOptions(agents);

  addCommand(
    program,
    'mcp',
    'serve the Model Context Protocol',
    'Serves the Model Context Protocol on standard input and output.',
  )
    .option('--config <file>', 'use this config instead of the nearest')
    .addHelpText('after', MCP_HELP)
    .action(async (flags: McpFlags) => {
      end(await (await import('./mcp')).runMcp(flags, machine));
    });

  addCommand(
    program,
    'report',
    'say how past findings ended',
    'Says per rule how often the first message sufficed, from the ledger.',
  )
    .requiredOption('--ledger', 'read .storypole/ledger.jsonl, which `--ledger` of hook and self-check writes')
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', REPORT_HELP)
    .action(async (flags: ReportFlags) => {
      end(await (await import('./report')).runReport(flags, machine));
    });
}

function parseAgents(value: string, before: readonly Agent[] = []): readonly Agent[] {
  return [...before, ...value.split(',').map((name) => parseAgent(name.trim()))];
}

function parseAgent(name: string): Agent {
  requireName(name, AGENTS, 'hook');
  return AGENTS.find((agent) => agent === name) ?? AGENTS[0];
}

function parseNumber(value: string): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  throw new UsageError(`${value} is no number. Write for example 5.`);
}
