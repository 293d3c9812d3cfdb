import { DEBT_NAME } from '#types/debt';
import type { Policy } from '#types/policy';
import { createPathMatcher } from '../places/compile-pattern-list';

/** Where the known debt of a project lies. */
export interface DebtLocator {
  /** Whether a folder, relative to the root, may hold a file of known debt: the root, and the folder of each domain. */
  readonly isHome: (folder: string) => boolean;
  /** The file that belongs to an offence in `from`: beside the code of its domain, else at the root. */
  readonly fileFor: (from: string) => string;
}

export function createDebtLocator(policy: Pick<Policy, 'domains'>): DebtLocator {
  const { patterns } = policy.domains;
  const matches = createPathMatcher(patterns);
  const isHome = (folder: string): boolean => folder === '' || (patterns.length > 0 && matches(folder) !== undefined);
  return {
    isHome,
    fileFor: (from) => {
      // The innermost domain has it, where domains lie in each other.
      for (let slash = from.lastIndexOf('/'); slash > 0; slash = from.lastIndexOf('/', slash - 1)) {
        const folder = from.slice(0, slash);
        if (isHome(folder)) return `${folder}/${DEBT_NAME}`;
      }
      return DEBT_NAME;
    },
  };
}
