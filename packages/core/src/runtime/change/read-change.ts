import type { Change } from '#types/change';
import type { Debt } from '#types/debt';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { remember } from '#types/remember';
import { toAbsolutePath } from '#types/absolute-path';
import type { Rule } from '#types/rule';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { CONFIG_NAMES } from '#repo/find-config';
import { type Base, readBase } from '#repo/read-base';
import { findRelocations } from '#service/change/find-relocations';
import type { TracedPolicy } from '../open-base-policy';
import { compareDebt } from './compare-debt';
import { findAddedIgnores } from './find-added-ignores';
import { findNewSuppressions } from './find-new-suppressions';
import { findUnmapped } from './find-unmapped';
import { openPolicyBefore } from './open-policy-before';
import { readGuards } from './read-guards';
import { readPlacedFiles } from './read-placed-files';

/** Larger files are data, and call nothing. */
const LARGEST = 4_000_000;

/**
 * What the working tree does, against a base, to what guards the architecture. The base is read from git's objects: whatever the
 * change makes of the policy, it is held against what was agreed before.
 *
 * @param law the policy of now
 */
export function readChange(
  { root, policy, debt }: { readonly root: string; readonly policy: Policy; readonly debt: Debt },
  law: TracedPolicy,
  base: Base,
  configCode: boolean,
  providers: Providers,
  rules: readonly Rule[],
): Change {
  const readFiles = remember(() => readPlacedFiles(root, policy, providers));
  const before = { ...providers, fileSystem: createOverlayFileSystem(providers.fileSystem, base.files) };
  const was = openPolicyBefore(root, law, base.files, configCode, before, rules);
  const texts = readTexts(root, base, providers);
  const removedConfigs = base.removed.filter((path) => isConfig(path) && !hasConfig(root, path, providers));
  const isAdopted = was.policy === undefined && was.unknown === undefined && removedConfigs.length === 0;
  const now = law.opened.faults === undefined ? law.opened.rules : rules;
  return {
    commit: base.commit,
    before: was.policy,
    after: policy,
    rulesBefore: was.rules.map(({ id }) => id),
    rulesAfter: now.map(({ id }) => id),
    relocations: was.policy === undefined || was.policy === policy ? [] : relocate(was.policy),
    grownDebt: isAdopted ? [] : compareDebt(root, debt, base, providers.git),
    suppressions: findNewSuppressions(texts.before, texts.after, now),
    guardsBefore: readGuards(texts.before),
    guardsAfter: readGuards(texts.after),
    ignores: isAdopted ? [] : findAddedIgnores(root, readFiles, providers.git, texts.before, texts.after),
    removedConfigs,
    rivalConfigs: isAdopted ? [] : base.added.filter((path) => isConfig(path) && takesPlace(path)),
    unmapped: isAdopted ? [] : findUnmapped(root, policy, readFiles, base),
    unknown: was.unknown === undefined ? [] : [was.unknown],
  };

  function takesPlace(config: string): boolean {
    const folder = config.slice(0, config.lastIndexOf('/') + 1);
    return folder !== '' && readFiles().judged.some((path) => path.startsWith(folder));
  }

  function relocate(old: Policy): Change['relocations'] {
    const { paths, placed, placeBy } = readFiles();
    return findRelocations(paths, { policy: old, ...placeBy(old) }, { policy, ...placed });
  }
}

/** The texts of what the change touched, before and after: in the whole repository, because hooks and pipelines lie at its top. */
function readTexts(
  root: string,
  base: Base,
  { git, fileSystem }: Providers,
): { readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> } {
  const top = git.run(root, ['rev-parse', '--show-toplevel'])?.trim() ?? root;
  const files = top === root ? base.files : readBase(top, base.commit, { git, fileSystem }).files;
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const [path, bytes] of files) {
    const name = toRelative(root, path);
    if (bytes !== undefined && bytes.length < LARGEST) before.set(name, new TextDecoder().decode(bytes));
    const stat = fileSystem.stat(path);
    if (stat?.kind === 'file' && stat.size < LARGEST)
      after.set(name, new TextDecoder().decode(fileSystem.readFile(path)));
  }
  return { before, after };
}

/** Also for a file above the root: `../.github/workflows/ci.yml`. */
function toRelative(root: string, path: string): string {
  const from = root.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

function isConfig(path: string): boolean {
  return CONFIG_NAMES.includes(path.slice(path.lastIndexOf('/') + 1));
}

function hasConfig(root: string, removed: string, { fileSystem }: Providers): boolean {
  const folder = toAbsolutePath(root, removed).replace(/\/[^/]*$/, '');
  return CONFIG_NAMES.some((name) => fileSystem.stat(`${folder}/${name}`) !== undefined);
}
