import { graphFormats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { EXPLAIN_HELP, GRAPH_HELP, POLICY_HELP, WHERE_HELP } from '#ui/help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { ExplainFlags } from './explain';
import type { GraphFlags } from './graph';
import { parseRules } from './parse-rules';
import type { PolicyFlags } from './policy';
import { requireName } from './require-name';
import type { WhereFlags } from './where';

/** The commands that say what the policy means here. Each command's code is loaded when it runs. */
export function addInsightCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const explain = addCommand(
    program,
    'explain',
    'explain a rule, a file, or a pair of files',
    'Says what a rule demands, what a file may import, or what connects two files.',
  )
    .argument('<subject>', 'a rule, a file, or the importing file of a pair')
    .argument('[to]', 'the imported file of a pair')
    .addHelpText('after', EXPLAIN_HELP)
    .action(async (subject: string, to: string | undefined, flags: ExplainFlags) => {
      end(await (await import('./explain')).runExplain(subject, to, flags, machine));
    });
  addSharedOptions(explain);

  const where = addCommand(
    program,
    'where',
    'say where something new belongs',
    'Ranks the places for what is about to be written, from its words, its names and what it needs.',
  )
    .argument('[text]', 'what is about to be written, in a few words')
    .option('--exports <names>', 'names that it will export; repeat it, or part them by commas', parseRules)
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', WHERE_HELP)
    .action(async (text: string | undefined, flags: WhereFlags) => {
      end(await (await import('./where')).runWhere(text, flags, machine));
    });
  addSharedOptions(where);

  const graph = addCommand(
    program,
    'graph',
    'print files, places and dependencies',
    'Prints every file with its place and every dependency.',
  )
    .option('--format <name>', `${Object.keys(graphFormats).join(', ')} (default: json)`, parseGraphFormat)
    .option('--focus <place>', 'only what touches a layer, a domain, or domain/layer')
    .option('--output <file>', 'write the graph to a file')
    .addHelpText('after', GRAPH_HELP)
    .action(async (flags: GraphFlags) => {
      end(await (await import('./graph')).runGraph(flags, machine));
    });
  addSharedOptions(graph);

  const policy = addCommand(
    program,
    'policy',
    'print the policy in full',
    'Prints the policy with presets, `extends` and defaults filled in, for other tools.',
  )
    .option('--format <name>', 'json (default: json)', (name: string) => requireName(name, ['json'], '--format'))
    .option('--output <file>', 'write the policy to a file')
    .addHelpText('after', POLICY_HELP)
    .action(async (flags: PolicyFlags) => {
      end(await (await import('./policy')).runPolicy(flags, machine));
    });
  addSharedOptions(policy);
}

function parseGraphFormat(name: string): string {
  return requireName(name, Object.keys(graphFormats), '--format');
}
