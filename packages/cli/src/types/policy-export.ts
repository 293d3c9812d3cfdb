import type { Policy } from '@storypole/core';

/** Schema `storypole/policy@1`; additive only. What concerns the config's text alone is left out. */
export interface PolicyExport extends Omit<Policy, 'lines' | 'written'> {
  readonly schema: 'storypole/policy@1';
  /** What the patterns match in the repository. */
  readonly found: { readonly domains: readonly string[]; readonly providers: readonly string[] };
}
