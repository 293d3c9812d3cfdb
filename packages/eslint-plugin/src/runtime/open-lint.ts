import {
  createNodeProviders,
  createSessions,
  type Fault,
  type Finding,
  languageOf,
  type Providers,
  type Rule as CoreRule,
  type Sessions,
  toAbsolutePath,
} from '@storypole/core';
import type { Rule } from 'eslint';
import { type Block, findBlock, toBlockFindings } from '#service/find-block';
import { readSettings } from '#service/read-settings';
import type { Lint } from '#types/lint';

type Context = Rule.RuleContext;

interface Engine {
  readonly providers: Providers;
  readonly sessions: Sessions;
}

/** The projects of this process. They live as long as it does: an editor's server lints for hours. */
let engine: Engine | undefined;

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
    current = { lint: createLint(context, path, text, builtIn), path, sourceCode, text, asked: new Set() };
  }
  current.asked.add(rule);
  return current.lint;
}

function createLint(context: Context, path: string, given: string, builtIn: readonly CoreRule[]): Lint {
  const { sessions, providers } = openEngine(builtIn);
  const { settings, faults: settingFaults } = readSettings(context.settings['storypole']);
  const config = settings.config === undefined ? undefined : toAbsolute(context.cwd, settings.config);
  const part = handsOutBlocks(context, path) ? openBlock(path, given, providers) : undefined;
  const verdict = sessions.judgeSource({ path, text: part?.whole ?? given, config });
  const place = (all: readonly Finding[]): readonly Finding[] => {
    // A rule cannot say less than its severity; the command accepts known debt, and so does this.
    const findings = all.filter(({ known }) => !known);
    return part === undefined ? findings : part.block === undefined ? [] : toBlockFindings(findings, part.block);
  };
  let isClaimed = false;
  return {
    reader: settings.messages,
    findFindings: () => place(verdict?.readFindings() ?? []),
    findGraphFindings: () => place(verdict?.readGraphFindings() ?? []),
    isSaved: () => verdict?.isSaved() ?? true,
    ownRules: verdict?.ownRules ?? [],
    judgeSuppressions: (suppressions) => verdict?.judgeSuppressions(suppressions) ?? [],
    claimFaults: (): readonly Fault[] => {
      if (isClaimed) return [];
      isClaimed = true;
      const unsaved = part !== undefined && part.block === undefined ? [toUnsavedFault(path)] : [];
      return [...settingFaults, ...unsaved, ...(verdict?.readFaults() ?? [])];
    },
    judgeOther: (text) => (part === undefined ? (verdict?.judgeOther(text) ?? []) : undefined),
    opensToTypes: (finding) => part === undefined && verdict?.opensToTypes(finding) === true,
    findDoors: (finding) => (part === undefined ? (verdict?.findDoors(finding) ?? []) : []),
  };
}

function openEngine(builtIn: readonly CoreRule[]): Engine {
  if (engine === undefined) {
    const providers = createNodeProviders();
    engine = { providers, sessions: createSessions(providers, builtIn) };
  }
  return engine;
}

/** Oxlint takes the programs out of files of markup, and lints each as if it were the file. */
function handsOutBlocks({ languageOptions }: Context, path: string): boolean {
  const parser: unknown = languageOptions.parser;
  const isOxlint = typeof parser === 'object' && parser !== null && Reflect.get(parser, 'name') === 'oxlint';
  return isOxlint && ['vue', 'svelte', 'astro', 'mdx'].includes(languageOf(path) ?? '');
}

function openBlock(
  path: string,
  text: string,
  { fileSystem }: Providers,
): { readonly whole: string; readonly block: Block | undefined } {
  try {
    const whole = new TextDecoder().decode(fileSystem.readFile(path));
    return { whole, block: findBlock(whole, text) };
  } catch {
    return { whole: '', block: undefined };
  }
}

function toUnsavedFault(file: string): Fault {
  return {
    code: 'source/unsaved-block',
    file,
    what: `${file} holds no such program on disk, and this linter hands over programs without the markup around them.`,
    mend: 'Save the file.',
  };
}

function toAbsolute(cwd: string, path: string): string {
  const posix = path.replaceAll('\\', '/');
  return /^(?:\/|[A-Za-z]:\/)/.test(posix) ? posix : toAbsolutePath(cwd.replaceAll('\\', '/'), posix);
}
