import type { KnownRule } from './check-rules';

/** Rules for tests of configs: one without options, and one with. */
export const KNOWN_RULES: readonly KnownRule[] = [
  { id: 'import-cycle' },
  { id: 'misdirected-import' },
  {
    id: 'unresolved-import',
    options: {
      checkComputed: { type: 'boolean', default: false, description: 'Whether computed targets are findings.' },
      ignored: { type: 'strings', default: [], description: 'Specifiers to ignore.' },
    },
  },
];
