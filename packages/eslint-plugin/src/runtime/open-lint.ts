import {
  createNodeProviders,
  createSessions,
  type FileVerdict,
  type Fault,
  type Rule as CoreRule,
  type Sessions,
  toAbsolutePath,
} from '@storypole/core';
import type { Rule } from 'eslint';
import { readSettings } from '#service/read-settings';
import type { Lint } from '#types/lint';

type Context = Rule.RuleContext;

/** The projects of this process. They live as long as it does: an editor's server lints for hours. */
let sessions: Sessions | undefined;

interface Current {
  readonly lint: Lint;
  readonly path: string;
  readonly sourceCode: unknown;
  readonly text: string;
  /** Rules that took part: one that comes again begins the next lint, where a host hands out one `sourceCode` for all. */
  readonly asked: Set<string>;
}

let current: Current | undefined;

/**
 * The lint that a rule takes part in; every rule of one file's lint is given the same, so that a text is extracted and judged
 * once.
 *
 * @returns `undefined` where the text is no file: typed into standard input, or a block that a processor took out of a file
 */
export function openLint(rule: string, context: Context, builtIn: readonly CoreRule[]): Lint | undefined {
  const path = context.filename;
  if (path !== context.physicalFilename || path.startsWith('<')) return undefined;
  const { sourceCode } = context;
  const { text } = sourceCode;
  const isSame =
    current?.path === path && current.sourceCode === sourceCode && current.text === text && !current.asked.has(rule);
  if (current === undefined || !isSame) {
    const lint = createLint(context, path, text, builtIn);
    current = { lint, path, sourceCode, text, asked: new Set() };
  }
  current.asked.add(rule);
  return current.lint;
}

function createLint(context: Context, path: string, text: string, builtIn: readonly CoreRule[]): Lint {
  sessions ??= createSessions(createNodeProviders(), builtIn);
  const open = sessions;
  const { settings, faults: settingFaults } = readSettings(context.settings['storypole']);
  const config = settings.config === undefined ? undefined : toAbsolute(context.cwd, settings.config);
  const judge = (judged: string): FileVerdict | undefined => open.judgeSource({ path, text: judged, config });
  const verdict = judge(text);
  let claimed = false;
  return {
    findFindings: () => verdict?.readFindings() ?? [],
    findGraphFindings: () => verdict?.readGraphFindings() ?? [],
    isSaved: () => verdict?.isSaved() ?? true,
    claimFaults: (): readonly Fault[] => {
      if (claimed) return [];
      claimed = true;
      return [...settingFaults, ...(verdict?.readFaults() ?? [])];
    },
    judgeText: (other) => judge(other)?.readFindings() ?? [],
  };
}

function toAbsolute(cwd: string, path: string): string {
  const posix = path.replaceAll('\\', '/');
  return /^(?:\/|[A-Za-z]:\/)/.test(posix) ? posix : toAbsolutePath(cwd.replaceAll('\\', '/'), posix);
}
