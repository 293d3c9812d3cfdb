import { type OpenedProject, openProject, type Providers, type Rule } from '@storypole/core';
import type { CodeReader } from '#types/code';
import type { Model } from '#types/model';
import { type CodeSources, createCodeReader } from './create-code-reader';

export interface OpenOptions {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly config?: string | undefined;
}

/**
 * Reads a project into a model.
 *
 * @throws FaultError where the config is wrong
 */
export function openModel({ root, config }: OpenOptions, providers: Providers, builtIn: readonly Rule[]): Model {
  const options = { cwd: root, configCode: true, ...(config === undefined ? {} : { config }) };
  const project = openProject(options, providers, builtIn);
  return toModel({ ...project, rules: () => project.rules }, providers);
}

/**
 * What a read project and the machine it lies on make together.
 *
 * @param virtual every file of a project that is not on disk
 */
export function toModel(
  project: Omit<OpenedProject, 'config' | 'rules'> & { readonly rules: () => readonly Rule[] },
  { fileSystem, clock }: Pick<Providers, 'fileSystem' | 'clock'>,
  virtual?: CodeSources['virtual'],
): Model {
  const { root, policy, graph, faults, rules } = project;
  let code: CodeReader | undefined;
  const readText = (path: string): string | undefined => {
    try {
      return new TextDecoder().decode(fileSystem.readFile(`${root}/${path}`));
    } catch {
      return undefined;
    }
  };
  return {
    root,
    policy,
    graph,
    faults,
    today: new Date(clock.now()).toISOString().slice(0, 10),
    rules,
    exists: (path) => fileSystem.stat(`${root}/${path}`) !== undefined,
    readText,
    code: () => (code ??= createCodeReader({ root, readText, virtual })),
  };
}
