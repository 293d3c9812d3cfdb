import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createWarmProject } from '@storypole/core';
import { z } from 'zod';
import { openSession } from '#runtime/open-session';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { createMcpTools, type McpTool } from './create-mcp-tools';

export interface McpFlags {
  readonly config?: string;
}

const PATH = z.string().describe('A file, relative to the root of the project or absolute.');

/** What each tool takes, for the protocol. */
const INPUTS = {
  guard: { path: PATH },
  check: {
    paths: z.array(z.string()).optional().describe('Only findings in these files and folders; all where left out.'),
    change: z.boolean().optional().describe('Only what the change since the merge base caused.'),
  },
  explain: {
    subject: z.string().describe('A rule, a file, or the importing file of a pair.'),
    to: z.string().optional().describe('The imported file, package or builtin of a pair.'),
  },
};

/** Serves the Model Context Protocol on standard input and output until the input ends. */
export async function runMcp(flags: McpFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers } = openSession(machine, { quiet: true });
  const config = flags.config === undefined ? {} : { config: flags.config };
  const warm = createWarmProject({ cwd: machine.cwd, ...config }, providers, rules);
  const tools = createMcpTools({ warm, rules, providers, machine, config: flags.config });
  const server = new McpServer({ name: 'storypole', version: machine.version });
  const register = (name: keyof typeof INPUTS, { title, description, run }: McpTool): void => {
    server.registerTool(
      name,
      { title, description, inputSchema: INPUTS[name], annotations: { readOnlyHint: true } },
      async (input: unknown) => {
        const { text, isError } = await run(input);
        return { content: [{ type: 'text' as const, text }], ...(isError ? { isError } : {}) };
      },
    );
  };
  register('guard', tools.guard);
  register('check', tools.check);
  register('explain', tools.explain);
  const closed = machine.stdin.whenClosed();
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
  return EXIT_CODE.clean;
}
