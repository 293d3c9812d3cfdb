import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { judgeProject } from '../judge-project';
import { openBasePolicy } from '../open-base-policy';
import { toQuestion } from '../to-question';
import { keepsGround } from './keeps-ground';
import type { Reading } from './open-reading';

/**
 * The findings about a project as it was before some files changed.
 *
 * @param before absolute path → contents then, `undefined` where no file was
 * @returns `undefined` where nobody can tell what the policy was
 */
export function judgeBefore(
  root: string,
  reading: Reading,
  before: ReadonlyMap<string, Uint8Array | undefined>,
  providers: Providers,
  builtIn: readonly Rule[],
): readonly Finding[] | undefined {
  const { policy, rules, policyFiles } = reading;
  const fileSystem = createOverlayFileSystem(providers.fileSystem, before);
  const then = { ...providers, fileSystem };
  const opened = openBasePolicy(root, { opened: { policy, rules }, files: policyFiles }, before, then, builtIn);
  if (opened === undefined || opened.faults !== undefined) return undefined;
  if (opened.policy !== policy) return judgeProject(root, opened.policy, opened.rules, then);
  const isGroundSame = keepsGround(before, providers.fileSystem);
  return reading.judgeOther(toQuestion({ paths: [] }, {}, providers), fileSystem, new Set(before.keys()), isGroundSame)
    .verdict.findings;
}
