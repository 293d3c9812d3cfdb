import type { Policy } from '#types/policy';
import { createPackageLaw, type PackageLaw } from './create-package-law';

/** Only the first question of `createPackageLaw`. */
export function createFindMisuses(policy: Policy): PackageLaw['findMisuses'] {
  return createPackageLaw(policy).findMisuses;
}
