import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { addAgentCommands } from './add-agent-commands';
import { addCheckCommand } from './add-check-command';
import { addDebtCommands } from './add-debt-commands';
import { addFixCommand } from './add-fix-command';
import { addGateCommands } from './add-gate-commands';
import { addHistoryCommand } from './add-history-command';
import { addHookCommands } from './add-hook-commands';
import { addInsightCommands } from './add-insight-commands';
import { addReportCommands } from './add-report-commands';
import { addSetupCommands } from './add-setup-commands';

export interface CommandGroup {
  /** Of all its commands. */
  readonly names: readonly string[];
  readonly add: (program: Command, machine: Machine, end: (code: ExitCode) => void) => void;
}

/** Every command, in the order of the help. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { names: ['check'], add: addCheckCommand },
  { names: ['self-check', 'guard', 'hook', 'agents', 'mcp', 'report'], add: addAgentCommands },
  { names: ['hooks'], add: addHookCommands },
  { names: ['merge-reports'], add: addReportCommands },
  { names: ['gate', 'diff'], add: addGateCommands },
  { names: ['history'], add: addHistoryCommand },
  { names: ['debt', 'exceptions'], add: addDebtCommands },
  { names: ['fix'], add: addFixCommand },
  { names: ['explain', 'where', 'graph', 'policy'], add: addInsightCommands },
  { names: ['prove', 'generate', 'import', 'init'], add: addSetupCommands },
];
