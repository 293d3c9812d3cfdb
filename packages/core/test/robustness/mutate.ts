import fc from 'fast-check';

const TOKENS = [
  ...[
    'import ',
    'import(',
    'import type ',
    'export ',
    'export * from ',
    'from ',
    'require(',
    ' as ',
    'type ',
    'declare module ',
  ],
  ...[
    "'",
    '"',
    '`',
    '${',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '</',
    '/>',
    '=>',
    '/*',
    '*/',
    '/**',
    '//',
    '/',
    '\\',
    '@',
  ],
  ...['\n', '\r', '\r\n', '\0', '\u2028', '\ufeff', '\ufffd', '😀', 'é', ';', ',', '...', '?.', '!', '#', '=', '+'],
  ...[
    '/// <reference path="',
    '/** @import ',
    '/** @type {import(',
    'new URL(',
    'import.meta.',
    'vi.mock(',
    'createRequire(',
  ],
  ...[
    '<script>',
    '</script>',
    '<script lang="ts">',
    '<template>',
    '{{',
    '}}',
    '---\n',
    '```\n',
    '<!--',
    '-->',
    '\n\nexport ',
  ],
];

interface Change {
  readonly kind: 'delete' | 'duplicate' | 'swap' | 'truncate' | 'insert';
  /** Where, as a part of the whole. */
  readonly at: number;
  readonly length: number;
  readonly token: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'truncate', 'insert', 'insert', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 200 }),
  token: fc.constantFrom(...TOKENS),
});

/** Texts that are nearly one of the seeds. */
export function mutated(seeds: readonly string[], changes = 6): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: changes }))
    .map(([seed, list]) => list.reduce(apply, seed));
}

/** Texts of nothing but tokens. */
export const tokenSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...TOKENS, 'a', 'b', ' ', "'./own'"), { maxLength: 60 })
  .map((tokens) => tokens.join(''));

function apply(text: string, { kind, at, length, token }: Change): string {
  const start = Math.floor(at * text.length);
  const [before, range, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case 'delete':
      return before + after;
    case 'duplicate':
      return before + range + range + after;
    case 'swap':
      return before + after.slice(0, length) + range + after.slice(length);
    case 'truncate':
      return before;
    case 'insert':
      return before + token + range + after;
  }
}
