import { openProject } from '@storypole/core';
import { GAPS } from '@storypole/dependency-cruiser';
import { findInstalled } from '#runtime/find-installed';
import type { ProofCopy } from '#types/proof-copy';
import type { ToolFinding } from '#types/tool-answer';
import { notInstalled } from './not-installed';
import type { ProofFrontend } from './proof-frontend';
import { toFailure } from './to-failure';

const NAME = 'dependency-cruiser';
const CONFIG = '.dependency-cruiser.mjs';

interface Output {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly {
      readonly module: string;
      readonly dependencyTypes: readonly string[];
      readonly rules?: readonly { readonly name: string }[];
    }[];
  }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

export const dependencyCruiserFrontend: ProofFrontend = {
  name: NAME,
  find: ({ project, providers }) => findInstalled(NAME, project.root, providers.fileSystem) ?? notInstalled(NAME),
  ask: ({ project, providers, rules, workshop, generateConfig }, copy) => {
    const installed = findInstalled(NAME, project.root, providers.fileSystem);
    if (installed === undefined) return notInstalled(NAME);
    const { folder, bin = '', version } = installed;
    const opened = openProject({ cwd: copy.root, configCode: true }, providers, rules);
    providers.fileSystem.writeFile(`${copy.root}/${CONFIG}`, generateConfig(opened, providers.fileSystem));
    const args = [`${folder}/${bin}`, '--config', CONFIG, '--output-type', 'json', ...copy.folders];
    const { stdout, stderr } = workshop.runNode(args, copy.root);
    const output = readOutput(stdout);
    if (output === undefined) return toFailure(stdout, stderr);
    const major = version.split('.')[0] ?? '';
    const gaps = GAPS.filter(({ versions }) => versions?.includes(major) !== false);
    return {
      findings: toFindings(output, copy),
      formGaps: gaps.flatMap(({ forms = [] }) => forms),
      ruleGaps: gaps.flatMap((gap) => gap.rules ?? []),
      offenceGaps: gaps.flatMap((gap) => gap.offences ?? []),
    };
  },
};

/** Of dependencies, those that stand in the copy as they were planted; and each violation once more, of its file. */
function toFindings({ modules, summary }: Output, copy: ProofCopy): readonly ToolFinding[] {
  const toRule = (name: string): string => name.slice(0, name.indexOf('/'));
  const ofLines = modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ module, dependencyTypes, rules = [] }) => {
      const line = copy.findLine(source, module, dependencyTypes.includes('type-only'));
      return line === undefined ? [] : rules.map(({ name }) => ({ file: source, line, rule: toRule(name) }));
    }),
  );
  const ofFiles = summary.violations.map(({ from, rule }) => ({
    file: from,
    line: undefined,
    rule: toRule(rule.name),
  }));
  return [...ofLines, ...ofFiles];
}

function readOutput(json: string): Output | undefined {
  try {
    return JSON.parse(json) as Output;
  } catch {
    return undefined;
  }
}
