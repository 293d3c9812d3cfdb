import type { Architecture, ArchitectureDiff } from '#types/architecture';
import { type Fault, FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Policy } from '#types/policy';
import type { Rule } from '#types/rule';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { findDefaultBase } from '#repo/find-default-base';
import { readBase } from '#repo/read-base';
import { judge } from '#service/judge';
import { compareArchitectures } from '#service/diff/compare-architectures';
import { describeArchitecture } from '#service/diff/describe-architecture';
import { openPolicyBefore } from './change/open-policy-before';
import { findProjectRoots } from './find-project-roots';
import { openTracedPolicy } from './open-base-policy';
import type { ProjectOptions } from './open-project';
import { readProject } from './read-project';

export interface DiffOptions extends ProjectOptions {
  /** A branch, a tag or a commit; the upstream default branch where left out. */
  readonly ref?: string;
}

/**
 * What the working tree adds to the architecture of a project and takes from it, against a merge base. Each side is read under the
 * policy that it had.
 *
 * @throws FaultError where the config is wrong or the base is not there; faults of the sources are part of the result
 */
export function diffArchitecture(
  options: DiffOptions,
  providers: Providers,
  rules: readonly Rule[],
): { readonly root: string; readonly diff: ArchitectureDiff; readonly faults: readonly Fault[] } {
  const [root] = findProjectRoots(options.cwd, [], options.config, providers);
  if (root === undefined) throw new Error('A folder always belongs to a project.');
  const law = openTracedPolicy(root.config, options.configCode, providers, rules);
  const { opened } = law;
  if (opened.faults !== undefined) throw new FaultError(opened.faults);
  const ref = options.ref ?? findDefaultBase(root.root, providers.git);
  if (ref === undefined) {
    const mend = 'Name a branch, a tag or a commit.';
    throw new FaultError([{ code: 'machine/no-base', what: 'There is no default branch to compare with.', mend }]);
  }
  const base = readBase(root.root, ref, providers);
  const before = { ...providers, fileSystem: createOverlayFileSystem(providers.fileSystem, base.files) };
  const was = openPolicyBefore(root.root, law, base.files, options.configCode, before, rules);
  const now = describe(root.root, opened.policy, opened.rules, providers);
  const then = describe(root.root, was.policy ?? opened.policy, was.rules, before);
  const { commit } = base;
  return {
    root: root.root,
    diff: { schema: 'storypole/diff@1', ref, commit, ...compareArchitectures(then.architecture, now.architecture) },
    faults: now.faults,
  };
}

function describe(
  root: string,
  policy: Policy,
  rules: readonly Rule[],
  providers: Providers,
): { readonly architecture: Architecture; readonly faults: readonly Fault[] } {
  const { graph, debt, faults } = readProject(root, policy, providers);
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  const isMapped = faults.every(({ code }) => code !== 'config/no-layer');
  const findings = isMapped ? judge({ policy, graph, debt, rules, today, full: false }) : [];
  return { architecture: describeArchitecture(policy, graph, debt, findings), faults };
}
