import {
  check,
  type FileSystem,
  findProofGround,
  openProject,
  type OpenedProject,
  type Providers,
  type Rule,
} from '@storypole/core';
import { GAPS } from '@storypole/dependency-cruiser';
import { findInstalled, type Installed } from '#runtime/find-installed';
import type { FrontendProof } from '#types/proof-report';
import type { Workshop } from '#types/workshop';
import { type ProofCopy, writeProofCopy } from './write-proof-copy';

interface Run {
  readonly project: OpenedProject;
  readonly copy: ProofCopy;
  readonly providers: Providers;
  readonly rules: readonly Rule[];
  readonly workshop: Workshop;
  readonly version: string;
  /** The configuration of dependency-cruiser for a project, as the text of a module. */
  readonly generateConfig: (project: OpenedProject, fileSystem: FileSystem) => string;
}

/** Files of the copy that a tool reports, and the forms that it is known not to see; or why it cannot be asked. */
type Answer = { readonly files: readonly string[]; readonly gaps: readonly string[] } | { readonly reason: string };

/** A tool that judges by the policy. */
interface ProofFrontend {
  readonly name: string;
  readonly find: (run: Omit<Run, 'copy'>) => Installed | undefined;
  readonly ask: (run: Run, installed: Installed) => Answer;
}

const FRONTENDS: readonly ProofFrontend[] = [
  {
    name: 'storypole',
    find: ({ version }) => ({ folder: '', version }),
    ask: ({ copy, providers, rules }) => {
      const { reports } = check({ cwd: copy.root, paths: [], configCode: true }, providers, rules);
      return { files: reports.flatMap(({ findings }) => findings.map(({ from }) => from.file)), gaps: [] };
    },
  },
  {
    name: 'dependency-cruiser',
    find: ({ project, providers }) => findInstalled('dependency-cruiser', project.root, providers.fileSystem),
    ask: ({ copy, providers, rules, workshop, generateConfig }, { folder, version, bin = '' }) => {
      const opened = openProject({ cwd: copy.root, configCode: true }, providers, rules);
      const text = generateConfig(opened, providers.fileSystem);
      providers.fileSystem.writeFile(`${copy.root}/.dependency-cruiser.mjs`, text);
      const folders = (/--config <this file> ([^`]*)`/.exec(text)?.[1] ?? '.').split(' ');
      const args = [`${folder}/${bin}`, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
      const { stdout, stderr } = workshop.runNode(args, copy.root);
      const files = readViolations(stdout);
      if (files === undefined) return { reason: stderr.trim().split('\n')[0] ?? 'It printed nothing.' };
      const major = version.split('.')[0] ?? '';
      const gaps = GAPS.flatMap(({ forms = [], versions }) => (versions?.includes(major) === false ? [] : forms));
      return { files, gaps };
    },
  },
];

/** Runs every tool on a throw-away copy that holds one offence for each way to write a dependency. */
export function proveFrontends(run: Omit<Run, 'copy'>): readonly FrontendProof[] {
  const { project, providers, workshop } = run;
  const names = (key: 'domain' | 'provider'): readonly string[] =>
    [...new Set(project.graph.places.flatMap((place) => place[key] ?? []))].sort();
  const ground = findProofGround(project.policy, { domains: names('domain'), providers: names('provider') });
  if (ground === undefined) {
    const reason = 'No two places, of which one may not import the other, have room for a file of any name.';
    return FRONTENDS.map(({ name }) => ({
      name,
      version: undefined,
      planted: 0,
      caught: 0,
      missed: [],
      gaps: [],
      reason,
    }));
  }
  try {
    const copy = writeProofCopy(project, ground, providers, workshop);
    return FRONTENDS.map((frontend) => proveOne(frontend, { ...run, copy }));
  } finally {
    workshop.dispose();
  }
}

function proveOne({ name, find, ask }: ProofFrontend, run: Run): FrontendProof {
  const installed = find(run);
  const answer: Answer = installed === undefined ? { reason: 'It is not installed.' } : ask(run, installed);
  if (installed === undefined || 'reason' in answer) {
    const reason = 'reason' in answer ? answer.reason : 'It is not installed.';
    return { name, version: undefined, planted: 0, caught: 0, missed: [], gaps: [], reason };
  }
  const reported = new Set(answer.files);
  const unseen = [...run.copy.forms].filter(([file]) => !reported.has(file)).map(([, form]) => form);
  return {
    name,
    version: installed.version,
    planted: run.copy.forms.size,
    caught: run.copy.forms.size - unseen.length,
    missed: unseen.filter((form) => !answer.gaps.includes(form)),
    gaps: unseen.filter((form) => answer.gaps.includes(form)),
  };
}

function readViolations(json: string): readonly string[] | undefined {
  try {
    const { summary } = JSON.parse(json) as {
      readonly summary: { readonly violations: readonly { readonly from: string }[] };
    };
    return summary.violations.map(({ from }) => from);
  } catch {
    return undefined;
  }
}
