import type { Node } from 'oxc-parser';
import { FILE_FLAG } from '#types/graph';
import { RECORD_SIZE, SCAN_FLAG, type Scan } from '#types/extraction';
import { FORM } from '#types/form';
import { createByteOffsets } from './byte-offsets';
import { findJsdocRequests, findReferencePath, type CommentRequest } from './find-comment-requests';
import { findRequests, type Request } from './find-requests';
import { parseProgram, type ParsedProgram, type ProgramLanguage } from './parse-program';
import { walkProgram, type Visit } from './walk-program';

/** The same facts as those of the token scanner, with memory of their own; `faults` is empty: a tree has none. */
export type TreeScan = Scan;

/**
 * Extracts every dependency of a program from its tree. This is the last resort of the scanner, for what needs scopes or
 * constants, and decides the meaning of the forms; wherever the scanner decides by itself, it says the same.
 *
 * - **Range.** The string or template with its quotes, also inside parentheses and under `as`, `satisfies`, `!`. For every other
 *   constant (a sum, a template with holes, a `const`) and for a target computed at run time: the whole argument.
 * - **Statement.** `import` or `export` of a declaration, `import` of an import type (not its `typeof`), the first token of a call
 *   (`vi` of `vi.mock`), `new` of a URL or worker, the argument's own beginning being elsewhere; `@` of an `@import` tag; the
 *   slashes of a reference; `declare` (or `module`) of an augmentation.
 * - **Names.** `require`, `module`, `jest`, `vi`, `URL` … count where nothing in scope shadows them (`declare` shadows nothing), and where a
 *   variable or an import stands for them; see `identifyValue`. Any first argument counts; a call without arguments is none.
 * - **Mocks.** `mock`, `doMock`, `unmock`, `setMock` … of `vi`, `vitest` and `jest`, chained calls included; `mock.module` of `node:test` and
 *   `bun:test`; with `import('x')` as their argument they are one dependency, the mock.
 * - **URLs.** `new URL(x, import.meta.url)`. As the first argument of `Worker` or `SharedWorker` it is one dependency, the worker, which
 *   may also be a constant; any other worker is computed.
 * - **Globs.** Each string of `import.meta.glob` is a dependency of its own, patterns that begin with `!` too.
 * - **Modules.** A file that imports, exports or mentions `import.meta` is a module. There, `declare module 'x'` is an augmentation, and a dependency; in a script it is the ambient
 *   declaration of a package, and its name is in `ambient`. A relative name is always a dependency, one with `*` never.
 * - **Types.** References, augmentations, JSDoc, and all that stands under `declare` or in a declaration file is erased: type-only.
 *
 * Not seen: properties that hold a function (`this.require('x')`), functions that return one, targets chosen by a condition (computed).
 *
 * @param text without byte order mark, decoded from UTF-8 without loss
 * @returns `undefined` where the source cannot be parsed
 */
export function extractFromTree(text: string, language: ProgramLanguage): TreeScan | undefined {
  const parsed = parseProgram(text, language);
  if (parsed === undefined) return undefined;
  const visits: Visit[] = [];
  let fileFlags = 0;
  walkProgram(parsed.program, language === 'dts', (visit) => {
    visits.push(visit);
    fileFlags |= flagsOf(visit.node);
  });
  const ambient: string[] = [];
  const requests = [...findRequests(text, parsed.program, visits, ambient), ...findCommentRequests(text, parsed)];
  return { ...encode(text, requests), fileFlags, ambient, faults: [] };
}

function flagsOf(node: Node): number {
  switch (node.type) {
    case 'ExportAllDeclaration':
      return FILE_FLAG.reexports;
    case 'ExportNamedDeclaration':
      if (node.source) return FILE_FLAG.reexports;
      return node.specifiers.length > 0 || node.declaration?.type === 'TSImportEqualsDeclaration'
        ? FILE_FLAG.mayReexportImports
        : 0;
    case 'ExportDefaultDeclaration':
      return node.declaration.type === 'Identifier' ? FILE_FLAG.mayReexportImports : 0;
    case 'TSExportAssignment':
      return FILE_FLAG.mayReexportImports;
    default:
      return 0;
  }
}

function* findCommentRequests(text: string, { program, comments }: ParsedProgram): Iterable<Request> {
  const first = program.body[0]?.start ?? text.length;
  for (const { type, start, end } of comments) {
    if (type === 'Line') {
      const reference = start < first ? findReferencePath(text, start, end) : undefined;
      if (reference) yield fromComment(text, reference);
    } else if (text[start + 2] === '*') {
      for (const request of findJsdocRequests(text, start, end)) yield fromComment(text, request);
    }
  }
}

const ESCAPE = /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/g;
const SINGLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

function fromComment(text: string, { form, start, end, statement }: CommentRequest): Request {
  const raw = text.slice(start + 1, end - 1);
  const specifier =
    form === FORM['reference-path'] || !raw.includes('\\')
      ? raw
      : raw.replace(ESCAPE, (_all, point?: string, unit?: string, byte?: string, character?: string) => {
          const code = point ?? unit ?? byte;
          if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
          return SINGLE_ESCAPES[character as string] ?? (character as string);
        });
  return { form, flags: SCAN_FLAG.typeOnly, start, end, statement, text: specifier };
}

function encode(text: string, found: readonly Request[]): Pick<Scan, 'count' | 'records' | 'texts'> {
  const toBytes = createByteOffsets(text);
  const requests = found.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const records = new Int32Array(requests.length * RECORD_SIZE);
  const texts: string[] = [];
  for (const [index, { form, flags, start, end, statement, text: specifier }] of requests.entries()) {
    const isVerbatim =
      (flags & SCAN_FLAG.computed) === 0 &&
      text.slice(start + 1, end - 1) === specifier &&
      /["'`]/.test(text[start] as string);
    const textIndex = isVerbatim ? -1 : texts.push(specifier) - 1;
    records.set(
      [toBytes(start), toBytes(end), toBytes(statement), form | (flags << 8), textIndex],
      index * RECORD_SIZE,
    );
  }
  return { count: requests.length, records, texts };
}
