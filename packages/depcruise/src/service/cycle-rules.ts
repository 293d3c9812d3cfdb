/**
 * Rules about the graph declare no more than that they see it, so that which of them dependency-cruiser can express, and how,
 * is written down here.
 */
export const CYCLE_RULES: Readonly<Record<string, { readonly between: 'files' | 'domains'; readonly option: string }>> =
  {
    'import-cycle': { between: 'files', option: 'dynamic' },
    'domain-cycle': { between: 'domains', option: 'checkTypes' },
  };
