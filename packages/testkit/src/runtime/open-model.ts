import {
  createOverlayFileSystem,
  type OpenedProject,
  openProject,
  type Providers,
  readBase,
  readProject,
  type Rule,
} from '@storypole/core';
import type { BaseModel } from '#types/base-model';
import type { CodeReader } from '#types/code';
import type { Model } from '#types/model';
import { UsageError } from '#types/usage-error';
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
  providers: Providers,
  virtual?: CodeSources['virtual'],
): Model {
  const { fileSystem, clock } = providers;
  const { root, policy, graph, debt, faults, rules } = project;
  let code: CodeReader | undefined;
  const readText = (path: string): string | undefined => {
    try {
      return new TextDecoder().decode(fileSystem.readFile(`${root}/${path}`));
    } catch {
      return undefined;
    }
  };
  const model: Model = {
    root,
    policy,
    graph,
    debt,
    faults,
    today: new Date(clock.now()).toISOString().slice(0, 10),
    rules,
    exists: (path) => fileSystem.stat(`${root}/${path}`) !== undefined,
    readText,
    readBase: (ref) => {
      if (virtual === undefined) return readBaseModel(model, ref, providers);
      throw new UsageError('A project in memory has no history.', 'Compare two projects in memory by hand.');
    },
    code: () => (code ??= createCodeReader({ root, readText, virtual })),
  };
  return model;
}

/** Reads a project as it was at the merge base with another branch, under the policy and the rules of now. */
function readBaseModel(model: Model, ref: string, providers: Providers): BaseModel {
  const base = readBase(model.root, ref, providers);
  const before = { ...providers, fileSystem: createOverlayFileSystem(providers.fileSystem, base.files) };
  const project = readProject(model.root, model.policy, before);
  return { commit: base.commit, changed: base.changed, model: toModel({ ...project, rules: model.rules }, before) };
}
