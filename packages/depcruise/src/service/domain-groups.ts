import type { Policy } from '@storypole/core';

/** Domain patterns whose domains are told apart by name alone. */
export interface DomainGroup {
  readonly patterns: readonly string[];
  /** How names of its domains begin: `features/` where the folder above is part of the name, else `''`. */
  readonly prefix: string;
}

/** One group where domains have plain names; one for each pattern where the folder above is part of the name. */
export function toDomainGroups({ domains }: Policy): readonly DomainGroup[] {
  if (domains.identity === 'name')
    return domains.patterns.length === 0 ? [] : [{ patterns: domains.patterns, prefix: '' }];
  return domains.patterns.map((pattern) => {
    const segments = pattern.split('/');
    const at = segments.indexOf('{domain}');
    return { patterns: [pattern], prefix: at > 0 ? `${segments[at - 1] ?? ''}/` : '' };
  });
}
