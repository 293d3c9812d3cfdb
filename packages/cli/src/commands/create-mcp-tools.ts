import {
  FaultError,
  plainPalette,
  type Providers,
  readNeighbourhood,
  type Report,
  type Rule,
  selfCheck,
  toReport,
  type WarmProject,
} from '@storypole/core';
import { countLines } from '#runtime/count-lines';
import { buildGuide } from '#service/build-guide';
import { readField } from '#service/read-field';
import { readText } from '#service/read-text';
import { toRealFile } from '#service/to-shown-file';
import type { Machine } from '#types/machine';
import { formatGuide } from '#ui/format-guide';
import { explainSubject } from './explain-subject';
import { formatForAgent } from './format-for-agent';

/** One tool, in the words of no protocol. */
export interface McpTool {
  readonly title: string;
  readonly description: string;
  readonly run: (input: unknown) => Promise<{ readonly text: string; readonly isError: boolean }>;
}

export interface McpContext {
  readonly warm: WarmProject;
  readonly rules: readonly Rule[];
  readonly providers: Providers;
  readonly machine: Machine;
  readonly config: string | undefined;
}

/** The tools of the server. What the user or the config gets wrong is an answer, never a crash. */
export function createMcpTools(context: McpContext): Readonly<Record<'guard' | 'check' | 'explain', McpTool>> {
  const { warm, rules, providers, machine } = context;
  const { cwd } = machine;
  const config = context.config === undefined ? {} : { config: context.config };
  return {
    guard: {
      title: 'What to know before an edit',
      description:
        'Call before you edit or write a file, also one that does not exist yet: its layer, what it may import, files to imitate, what not to copy. Under 1,000 bytes.',
      run: answer((input) => {
        const options = { cwd, path: readText(input, 'path') ?? '', configCode: true, ...config };
        const near = readNeighbourhood(options, providers, rules);
        return formatGuide(buildGuide(near, (file) => countLines(`${near.root}/${file}`, providers.fileSystem)));
      }),
    },
    check: {
      title: 'Check the architecture',
      description:
        'Call after edits: findings about imports that the architecture does not allow, with what would be allowed. Says so where there is none.',
      run: answer(async (input) => {
        const given: unknown = readField(input, 'paths');
        const paths: readonly unknown[] = Array.isArray(given) ? given : [];
        const real = paths.flatMap((path) => (typeof path === 'string' ? [toRealFile(cwd, path)] : []));
        const isChange = readField(input, 'change') === true;
        const reports = isChange
          ? selfCheck({ cwd, paths: real, configCode: true, ...config }, providers, rules).reports
          : [toWarmReport(warm, real, providers)];
        const { text, failure } = await formatForAgent(reports, cwd, providers.fileSystem, machine);
        if (failure !== undefined) return `${text}${failure}\n`;
        return text === '' ? 'No findings.\n' : text;
      }),
    },
    explain: {
      title: 'Explain a rule, a file, or an import',
      description:
        'What a rule demands; what a file is and may import; whether one file may import another, and what connects them.',
      run: answer((input) => {
        const { project } = warm.read();
        return explainSubject(
          readText(input, 'subject') ?? '',
          readText(input, 'to'),
          project,
          plainPalette,
          providers,
          cwd,
        );
      }),
    },
  };
}

function answer(run: (input: unknown) => string | Promise<string>): McpTool['run'] {
  return async (input) => {
    try {
      return { text: await run(input), isError: false };
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const lines = error.faults.map(({ code, what, mend }) => `fault ${code}: ${what} ${mend}\n`);
      return { text: lines.join(''), isError: true };
    }
  };
}

/** @param paths absolute */
function toWarmReport(warm: WarmProject, paths: readonly string[], providers: Providers): Report {
  const { project, verdict } = warm.read();
  const inside = paths.flatMap((path) => (path === project.root ? [] : [path.slice(project.root.length + 1)]));
  const root = { root: project.root, config: project.config, paths: inside };
  return toReport(verdict, root, project.policy, providers);
}
