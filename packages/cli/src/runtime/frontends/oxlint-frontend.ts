import { findInstalled } from '#runtime/find-installed';
import { LINTER_FORM_GAPS } from '#service/linter-gaps';
import { toOxlintConfig } from '#service/to-oxlint-config';
import { findMissing } from './find-missing';
import type { ProofFrontend } from './proof-frontend';
import { toFailure } from './to-failure';

const PACKAGES = ['oxlint', 'eslint-plugin-storypole'] as const;
const CONFIG = '.oxlintrc.json';

interface Diagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

export const oxlintFrontend: ProofFrontend = {
  name: 'oxlint',
  find: ({ project, providers }) =>
    findMissing(PACKAGES, project.root, providers.fileSystem) ??
    findInstalled('oxlint', project.root, providers.fileSystem) ?? { reason: '' },
  ask: ({ project, providers, rules, workshop }, copy) => {
    const { fileSystem } = providers;
    const installed = findInstalled('oxlint', project.root, fileSystem);
    const path = `${copy.root}/${CONFIG}`;
    if (fileSystem.stat(path)?.kind !== 'file') {
      const config = toOxlintConfig(project.policy, rules, project.rules);
      fileSystem.writeFile(path, JSON.stringify({ ...config, plugins: [], categories: { correctness: 'off' } }));
    }
    const bin = `${installed?.folder ?? ''}/${installed?.bin ?? ''}`;
    const args = [bin, '--config', CONFIG, '--format', 'json', '--no-ignore', ...copy.folders];
    const { stdout, stderr } = workshop.runNode(args, copy.root);
    const diagnostics = readDiagnostics(stdout);
    if (diagnostics === undefined) return toFailure(stdout, stderr);
    const ids = rules.map(({ id }) => id);
    return {
      findings: diagnostics.flatMap(({ code = '', message, filename, labels }) => {
        const reporter = /^storypole\((.*)\)$/.exec(code)?.[1];
        if (reporter === undefined) return [];
        // One rule of the plugin speaks for all that the policy's own plugins add, and says for which.
        const rule = ids.includes(reporter) ? reporter : message.slice(0, Math.max(message.indexOf(':'), 0));
        return [{ file: filename.replaceAll('\\', '/'), line: labels[0]?.span.line, rule }];
      }),
      formGaps: LINTER_FORM_GAPS,
      ruleGaps: [],
    };
  },
};

function readDiagnostics(json: string): readonly Diagnostic[] | undefined {
  try {
    return (JSON.parse(json) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics;
  } catch {
    return undefined;
  }
}
