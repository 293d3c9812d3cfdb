import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { findProjectRoots } from './find-project-roots';
import { openPolicy } from './open-policy';
import { type Project, readProject } from './read-project';

export interface ProjectOptions {
  /** Absolute. */
  readonly cwd: string;
  /** A file or folder of the project; `cwd` where left out. */
  readonly path?: string;
  readonly config?: string;
  readonly configCode: boolean;
}

/** A project that was read, with the rules that apply to it. */
export interface OpenedProject extends Project {
  readonly rules: readonly Rule[];
  /** Absolute path of the config, or `undefined` where the default preset applies. */
  readonly config: string | undefined;
}

/**
 * Reads the one project that a path belongs to, without judging it.
 *
 * @throws FaultError where the path or the config is wrong; faults of the sources are part of the result
 */
export function openProject(options: ProjectOptions, providers: Providers, rules: readonly Rule[]): OpenedProject {
  const paths = options.path === undefined ? [] : [options.path];
  const [root] = findProjectRoots(options.cwd, paths, options.config, providers);
  if (root === undefined) throw new Error('A path always belongs to a project.');
  const opened = openPolicy(root.config, options, providers, rules);
  if (opened.faults !== undefined) throw new FaultError(opened.faults);
  return { ...readProject(root.root, opened.policy, providers), rules: opened.rules, config: root.config };
}
