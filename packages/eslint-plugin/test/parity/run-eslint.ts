import type { ESLint, Linter } from 'eslint';
import path from 'node:path';
import type { Reported } from './reported';

export interface EslintRun {
  readonly reported: readonly Reported[];
  /** Files that the host's parser refuses: no rule is asked about them. */
  readonly unparsed: readonly string[];
  readonly files: readonly string[];
}

/** What a real ESLint reports in the folder. */
export async function runEslint(
  Host: typeof ESLint,
  root: string,
  config: readonly Linter.Config[],
): Promise<EslintRun> {
  const host = new Host({ cwd: root, overrideConfigFile: true, overrideConfig: [...config], allowInlineConfig: false });
  const results = await host.lintFiles(['.']);
  const toFile = (filePath: string): string => path.relative(root, filePath).replaceAll('\\', '/');
  return {
    files: results.map(({ filePath }) => toFile(filePath)),
    unparsed: results
      .filter(({ messages }) => messages.some(({ fatal }) => fatal === true))
      .map(({ filePath }) => toFile(filePath)),
    reported: results.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ fatal }) => fatal !== true)
        .map(({ ruleId, line, column, endLine, endColumn, message }) => ({
          file: toFile(filePath),
          rule: (ruleId ?? '').replace(/^storypole\//, ''),
          range: `${line}:${column}-${endLine ?? line}:${endColumn ?? column}`,
          text: message,
        })),
    ),
  };
}
