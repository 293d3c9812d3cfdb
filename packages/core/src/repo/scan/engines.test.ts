import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_SIZE } from '#types/extraction';
import { createTwinEngine } from './create-twin-engine';
import { createWasmEngine } from './create-wasm-engine';
import { type LexerEngine, SCRIPT_LANGUAGES } from './lexer-engine';
import { clearScan } from './lexer/clear-scan';
import { COMMENTS_READ, setCommentMode } from './lexer/gaps';
import { FAULT_MALFORMED_EXPORT, FAULT_MALFORMED_IMPORT, fileFlags, recordCount } from './lexer/records';
import { SCANNED_BY_HEADER } from './lexer/scan-source';
import { openSource } from './lexer/source';
import { tokenize } from './lexer/tokenizer';

/** The same sources on every run; a longer search is worth its time after every change of the lexer. */
const SEED = 20261123;

const wasm = createWasmEngine();
const twin = createTwinEngine();

/** Everything that an engine tells about a source. */
function scanWith(
  engine: LexerEngine,
  bytes: Uint8Array,
  language: number,
  how: 'scan' | 'scanExports' = 'scan',
): readonly unknown[] {
  engine.reserve(bytes.length).set(bytes);
  const outcome = engine[how](0, bytes.length, language);
  const records = new Int32Array(engine.recordCount() * RECORD_SIZE);
  engine.copyRecords(records);
  return [outcome, engine.isIrregular(), engine.fileFlags(), [...records]];
}

/** Pieces of programs, chosen for what they do to a lexer. */
const PIECES = [
  ...['import', 'export', 'require', 'from', 'type', 'as', 'default', 'declare', 'module', 'typeof', 'new', 'await'],
  ...['URL', 'Worker', 'vi', 'jest', 'mock', '.mock', '.importActual', 'import.meta', '.url', '.glob', '.resolve'],
  ...['createRequire', 'if', 'return', 'const', 'function', 'class', 'a', 'b', '1', 'of', 'yield', 'else', 'extends'],
  ...[' ', ' ', ' ', '\n', '\r\n', ';', ',', '.', ':', '=', '=>', '?', '?.', '!', '+', '++', '&&', '|', '@', '#', '\\'],
  ...['(', ')', '[', ']', '{', '}', '<', '>', '</', '/>', '/', '//', '/*', '/**', '*/', '*', '`', '${', "'", '"'],
  ...["'./x'", '"./y"', '`./z`', "from './x'", "('./x')", "import './x'", "import { a } from './x'", '/re[/]x/g'],
  ...["export * from './x'", "{import('x').T}", '@type ', '@import ', '/// <reference path="x" />', '<div>', '</div>'],
  ...['\u00a0', '\u2028', '\ufeff', 'é', '💩', '\\u0072', '\\u{72}', '\0'],
];

const BEGINS_STATEMENT = /(?:^|[\n\r;{}]|\*\/)[ \t]*$/;
const decode = (text: Uint8Array): string => new TextDecoder().decode(text);

const source = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => new TextEncoder().encode(pieces.join('')));
const bytes = fc.uint8Array({ maxLength: 200 });
const language = fc.nat(SCRIPT_LANGUAGES.length - 1);

describe('the two engines', () => {
  test('agree on anything', () => {
    fc.assert(
      fc.property(fc.oneof(source, source, bytes), language, (text, kind) => {
        expect(scanWith(twin, text, kind)).toEqual(scanWith(wasm, text, kind));
        expect(scanWith(twin, text, kind, 'scanExports')).toEqual(scanWith(wasm, text, kind, 'scanExports'));
      }),
      { numRuns: 4000, seed: SEED },
    );
  });

  test('agree on a source of which a byte changes', () => {
    const original = new TextEncoder().encode(
      `#!/usr/bin/env node\n/** @import { A } from './a' */\nimport b, { type C } from './c';\nexport * as d from "./d";\n` +
        `const e = await import(/* f */ './f'), g = \`\${require('./h')}\` / 2, i = /[/'"]/.test(e);\n` +
        `vi.mock(import('./j'), () => ({ k: new URL('./l', import.meta.url) }));\ndeclare module './m' {}\n` +
        `export const n = <T,>(o: import('./p').Q) => <r s="t'">{u}</r>;`,
    );
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.nat(255), language, (at, byte, kind) => {
        const changed = original.slice();
        changed[at] = byte;
        expect(scanWith(twin, changed, kind)).toEqual(scanWith(wasm, changed, kind));
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  test('report positions inside of the source', () => {
    fc.assert(
      fc.property(fc.oneof(source, bytes), language, (text, kind) => {
        const [, , , records] = scanWith(wasm, text, kind) as [number, boolean, number, number[]];
        for (let base = 0; base < records.length; base += RECORD_SIZE) {
          const [start, end, statement] = records.slice(base) as [number, number, number];
          expect(0 <= statement && statement <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  test('find in the header and by words what tokens find, where they take that for the whole', () => {
    const byTokens = (text: Uint8Array, kind: number): readonly unknown[] => {
      twin.reserve(text.length + 4).set(text);
      twin.reserve(text.length + 4).fill(0, text.length, text.length + 4);
      openSource(0, text.length, kind);
      clearScan();
      setCommentMode(COMMENTS_READ, 0, true);
      tokenize();
      const records = new Int32Array(recordCount * RECORD_SIZE);
      twin.copyRecords(records);
      return [fileFlags, [...records]];
    };
    const dropFaults = (
      records: readonly number[],
      isDropped: (fault: number, start: number) => boolean,
    ): readonly number[] =>
      records.filter((_, index) => {
        const base = index - (index % RECORD_SIZE);
        const form = (records[base + 3] as number) & 0xff;
        return form < FAULT_MALFORMED_IMPORT || !isDropped(form, records[base] as number);
      });
    fc.assert(
      fc.property(source, language, (text, kind) => {
        const [outcome, , flags, records] = scanWith(twin, text, kind);
        if (outcome !== SCANNED_BY_HEADER) return;
        const [exactFlags, exact] = byTokens(text, kind) as [number, number[]];
        // In broken source, what is an element and what is not is a guess; where no statement can begin, `import` may be prose.
        const mayGuess = kind === SCRIPT_LANGUAGES.indexOf('tsx') || kind === SCRIPT_LANGUAGES.indexOf('js');
        const isExcused = (fault: number, start: number): boolean =>
          mayGuess || (fault <= FAULT_MALFORMED_EXPORT && !BEGINS_STATEMENT.test(decode(text.subarray(0, start))));
        expect(records).toEqual(dropFaults(exact, isExcused));
        // The search may take text for an export, never the other way round.
        expect((flags as number) & exactFlags).toBe(exactFlags);
      }),
      { numRuns: 20000, seed: SEED },
    );
  });
});
