import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Fault } from '#types/fault';
import { joinKey } from '#config/key-path';
import type { Position } from '#config/check-sources';
import { createLocator } from './create-locator';

export interface ParsedJson {
  /** `undefined` where nothing could be read. */
  readonly value: unknown;
  /** Key path → position of the key, or of the item in a list. */
  readonly positions: ReadonlyMap<string, Position>;
  readonly faults: readonly Fault[];
}

/**
 * Parses JSON that may hold comments, trailing commas and a byte order mark.
 *
 * @param file named in faults
 */
export function parseJsonConfig(source: string, file: string): ParsedJson {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const locate = createLocator(text);
  const faults = errors
    .filter((error, index) => !isAftermath(error, errors[index - 1], text))
    .map(({ error, offset }) => toSyntaxFault(printParseErrorCode(error), file, locate(offset)));
  const positions = new Map<string, Position>();
  const duplicates: Fault[] = [];
  const value = tree === undefined ? undefined : readNode(tree, '', undefined);

  function readNode(node: Node, path: string, key: Node | undefined): unknown {
    positions.set(path, locate((key ?? node).offset));
    if (node.type === 'array')
      return (node.children ?? []).map((item, index) => readNode(item, joinKey(path, index), undefined));
    if (node.type !== 'object') return node.value;
    const entries = new Map<string, unknown>();
    for (const property of node.children ?? []) {
      const [name, child] = property.children ?? [];
      if (name === undefined) continue;
      const id = name.value as string;
      const childPath = joinKey(path, id);
      if (entries.has(id)) duplicates.push(toDuplicateFault(id, childPath, file, locate(name.offset)));
      if (child !== undefined) entries.set(id, readNode(child, childPath, name));
    }
    return Object.fromEntries(entries);
  }

  return { value, positions, faults: [...faults, ...duplicates] };
}

/** Whether the parser only misses what stood there, but could not be read, and has been reported for that. */
function isAftermath(error: ParseError, before: ParseError | undefined, text: string): boolean {
  if (before === undefined || !printParseErrorCode(error.error).endsWith('Expected')) return false;
  return text.slice(before.offset + before.length, error.offset).trim() === '' && before.length > 0;
}

function toSyntaxFault(code: string, file: string, position: Position): Fault {
  const [what, mend] = SYNTAX[code] ?? ['holds something that is no JSON', 'Correct it.'];
  return { code: 'config/syntax', file, ...position, what: `\`${file}\` ${what}.`, mend };
}

const SYNTAX: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  InvalidSymbol: ['holds a word that is no JSON', 'Put it in double quotes, or write `true`, `false` or `null`.'],
  InvalidNumberFormat: ['holds a number that cannot be read', 'Write the number in digits.'],
  PropertyNameExpected: ['lacks a key', 'Write a key in double quotes.'],
  ValueExpected: ['lacks a value', 'Write a value.'],
  ColonExpected: ['lacks a colon after a key', 'Write `:` between key and value.'],
  CommaExpected: ['lacks a comma', 'Write `,` before this.'],
  CloseBraceExpected: ['has a `{` that is not closed', 'Write `}`.'],
  CloseBracketExpected: ['has a `[` that is not closed', 'Write `]`.'],
  EndOfFileExpected: ['goes on after its value', 'Remove what follows.'],
  UnexpectedEndOfComment: ['has a comment that does not end', 'Write `*/`.'],
  UnexpectedEndOfString: ['has a text that does not end', 'Write `"` at its end.'],
  UnexpectedEndOfNumber: ['has a number that breaks off', 'Write the digits that are missing.'],
  InvalidUnicode: ['has a `\\u` without four hexadecimal digits', 'Write four digits after `\\u`.'],
  InvalidEscapeCharacter: ['has an unknown escape in a text', 'Write `\\\\` for a backslash.'],
  InvalidCharacter: ['has a control character in a text', 'Write it as an escape such as `\\n`.'],
};

function toDuplicateFault(name: string, key: string, file: string, position: Position): Fault {
  return {
    code: 'config/duplicate',
    file,
    ...position,
    key,
    what: `\`${key}\` is written twice; only the last \`${name}\` would count.`,
    mend: 'Join the two, or remove one.',
  };
}
