import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import path from 'node:path';
import type { Frontend } from './frontend';
import { languages } from './languages';

export const runEslint: Frontend['run'] = async (projects) => {
  const host = new ESLint({
    cwd: path.dirname(projects[0]?.root ?? ''),
    overrideConfigFile: true,
    overrideConfig: [...languages, plugin.configs.strict],
  });
  const results = await host.lintFiles(projects.map(({ root }) => root));
  return projects.map(({ root }) =>
    results.flatMap(({ filePath, messages }) => {
      if (!filePath.startsWith(root + path.sep)) return [];
      const from = path.relative(root, filePath).replaceAll('\\', '/');
      return messages.map(({ ruleId, messageId, message, line }) => {
        if (ruleId === null || messageId === 'fault') throw new Error(`${filePath}: ${message}`);
        return { rule: ruleId.replace(/^storypole\//, ''), from, line };
      });
    }),
  );
};
