import { describe, expect, test } from 'vitest';
import { RECORD_SIZE, SCAN_FLAG } from '#types/extraction';
import { FORMS } from '#types/form';
import { FILE_FLAG } from '#types/graph';
import { extractFromTree } from './extract-from-tree';
import type { ProgramLanguage } from './parse-program';

/** Each dependency as `form specifier @source-range statement flags`, where the range is shown by the source it covers. */
function read(text: string, language: ProgramLanguage = 'ts'): readonly string[] {
  const scan = extractFromTree(text, language);
  if (scan === undefined) return ['not parsed'];
  const bytes = new TextEncoder().encode(text);
  const decode = (start: number, end: number): string => new TextDecoder().decode(bytes.subarray(start, end));
  const lines: string[] = [];
  for (let base = 0; base < scan.count * RECORD_SIZE; base += RECORD_SIZE) {
    const [start, end, statement, bits, index] = scan.records.subarray(base, base + RECORD_SIZE) as unknown as number[];
    const range = decode(start as number, end as number);
    const specifier = (index as number) < 0 ? range.slice(1, -1) : (scan.texts[index as number] as string);
    const flags = Object.entries(SCAN_FLAG).filter(([, bit]) => (((bits as number) >> 8) & bit) !== 0);
    const words = [FORMS[(bits as number) & 0xff], specifier === '' ? '-' : specifier, ...flags.map(([name]) => name)];
    lines.push(`${words.join(' ')} | ${range} | ${decode(statement as number, (statement as number) + 12)}`);
  }
  return lines;
}

test('x', () => {
  console.log(read(`
import a from './a'; import './b'; import {} from './c'; import type { D } from './d'; import { type E, type F as G } from './e'; import x, {type Y} from './f';
import * as ns from './g'; import defer * as h from './h'; import j from './j' with { type: 'json' };
export * from './k'; export * as k from './l'; export { a as b } from './m'; export type { N } from './n'; export { type O } from './o'; export type * from './p';
import q = require('./q'); export import r = require('./r'); import type s = require('./s');
const t = require('./t'), p = './const'; import(p); import(\`./tpl\`); import(\`./tpl\${p}\`); import('./a' + '/b'); import(('./c' as string)!); import(foo); require?.('./u');
module.require('./v'); require.resolve('./w'); type T = import('./x').Y; type U = typeof import('./y');
/** @type {import('./z').Z} */ let z; /** @import { A, B } from './aa' */
new URL('./bb', import.meta.url); new Worker(new URL('./cc', import.meta.url), { type: 'module' }); vi.mock('./dd'); vi.mock(import('./ee'), () => {}); jest.mock('./f').mock('./g');
import.meta.glob(['./x/*.ts', '!./y']); import.meta.resolve('./hh'); declare module './ii' { import k from './k' }
`));
});
