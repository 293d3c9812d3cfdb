import type { FileSystem } from '@storypole/core';
import { findInstalled } from '#runtime/find-installed';
import { LINTER_FORM_GAPS } from '#service/linter-gaps';
import type { ProofCopy } from '#types/proof-copy';
import type { ToolAnswer } from '#types/tool-answer';
import { findMissing } from './find-missing';
import type { ProofFrontend, ProofRun } from './proof-frontend';
import { toFailure } from './to-failure';
import { writeEslintConfig } from './write-eslint-config';

const PACKAGES = ['eslint', 'eslint-plugin-storypole'] as const;
const OWN_CONFIG = 'storypole-proof.eslint.mjs';

interface Result {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly messageId?: string;
    readonly message: string;
    readonly line: number;
    readonly fatal?: boolean;
  }[];
}

export const eslintFrontend: ProofFrontend = {
  name: 'ESLint',
  find: ({ project, providers }) =>
    findMissing(PACKAGES, project.root, providers.fileSystem) ??
    findInstalled('eslint', project.root, providers.fileSystem) ?? { reason: '' },
  ask: (run, copy) => {
    const { project, providers, workshop } = run;
    const installed = findInstalled('eslint', project.root, providers.fileSystem);
    const bin = `${installed?.folder ?? ''}/${installed?.bin ?? ''}`;
    const hasConfig = hasOwnConfig(copy.root, providers.fileSystem);
    const asked = hasConfig ? undefined : OWN_CONFIG;
    if (asked !== undefined) {
      providers.fileSystem.writeFile(
        `${copy.root}/${asked}`,
        writeEslintConfig((name) => findInstalled(name, project.root, providers.fileSystem) !== undefined),
      );
    }
    const config = asked === undefined ? [] : ['--config', asked];
    const args = [bin, ...config, '--format', 'json', '--no-warn-ignored', ...copy.folders];
    const { stdout, stderr } = workshop.runNode(args, copy.root);
    const results = parse(stdout) as readonly Result[] | undefined;
    if (results === undefined) return toFailure(stdout, stderr);
    const sample = results.find(({ filePath }) => filePath.endsWith('.ts'))?.filePath ?? OWN_CONFIG;
    const printed = workshop.runNode([bin, ...config, '--print-config', sample], copy.root).stdout;
    const settings = parse(printed) as { readonly rules?: Readonly<Record<string, unknown>> } | undefined;
    return toAnswer(results, settings?.rules, run, copy);
  },
};

function toAnswer(
  results: readonly Result[],
  settings: Readonly<Record<string, unknown>> | undefined,
  { rules }: ProofRun,
  copy: ProofCopy,
): ToolAnswer {
  const ids = new Set(rules.map(({ id }) => id));
  const toFile = (path: string): string => path.replaceAll('\\', '/').slice(copy.root.length + 1);
  const toRule = (ruleId: string): string => ruleId.slice(ruleId.lastIndexOf('/') + 1);
  const asked = new Set(
    Object.entries(settings ?? {})
      .filter(([, value]) => isOn(value))
      .map(([name]) => toRule(name)),
  );
  const read = new Set(
    results
      .filter(({ messages }) => !messages.some(({ fatal }) => fatal === true))
      .map(({ filePath }) => toFile(filePath)),
  );
  // A form of TypeScript itself has to be read; of other languages, what no parser is installed for is known.
  const unread = [...copy.forms].flatMap(([file, form]) => (read.has(file) || file.endsWith('.ts') ? [] : [form]));
  return {
    findings: results.flatMap(({ filePath, messages }) =>
      messages.flatMap(({ ruleId, messageId, message, line }) => {
        const reporter = toRule(ruleId ?? '');
        // One rule of the plugin speaks for all that the policy's own plugins add, and says for which.
        const rule = ids.has(reporter) ? reporter : message.slice(0, Math.max(message.indexOf(':'), 0));
        return messageId === 'finding' && rule !== '' ? [{ file: toFile(filePath), line, rule }] : [];
      }),
    ),
    formGaps: [...LINTER_FORM_GAPS, ...unread],
    ruleGaps: [...ids].filter((id) => !asked.has(id)),
    read,
  };
}

function isOn(setting: unknown): boolean {
  const severity: unknown = Array.isArray(setting) ? setting[0] : setting;
  return severity !== 'off' && severity !== 0;
}

function hasOwnConfig(root: string, fileSystem: FileSystem): boolean {
  const endings = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];
  return endings.some((ending) => fileSystem.stat(`${root}/eslint.config.${ending}`)?.kind === 'file');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
