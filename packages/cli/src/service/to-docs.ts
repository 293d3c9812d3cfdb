import type { Rule } from '@storypole/core';

/** Where a rule's page is: a URL, or its path in the repository of Storypole. */
export function toDocs({ id, docs }: Pick<Rule, 'id' | 'docs'>): string {
  return docs ?? `rules/${id}/rule.md`;
}
