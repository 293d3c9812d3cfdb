import { beginsForeign } from './begins-foreign';

/** A name that a module declares and exports at once. */
export interface DeclaredName {
  readonly name: string;
  readonly typeOnly: boolean;
}

const NAME = String.raw`[A-Za-z_$][\w$]*`;
const KIND = String.raw`(?:(?:abstract\s+)?class|(?:async\s+)?function|const\s+enum|enum|interface|type|namespace|module|const|let|var)`;
const DECLARATION = new RegExp(String.raw`(?:declare\s+)?(?<kind>${KIND})(?:\s+|\s*\*\s*)(?<name>${NAME})`, 'uy');
/** `const { a, b } =` */
const PARTS = new RegExp(String.raw`(?:const|let|var)\s*\{(?<names>\s*${NAME}(?:\s*,\s*${NAME})*\s*,?\s*)\}\s*=`, 'uy');

/**
 * The names that the declaration at `at` exports: the first of a declaration of variables, or all that one takes apart by plain
 * names; `undefined` where the text does not tell.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 */
export function readDeclaredNames(text: string, at: number): readonly DeclaredName[] | undefined {
  DECLARATION.lastIndex = at;
  const { kind, name } = DECLARATION.exec(text)?.groups ?? {};
  if (kind !== undefined && name !== undefined) {
    const end = DECLARATION.lastIndex;
    // `namespace a.b`, and names that go on beyond ASCII.
    if (text[end] === '.' || beginsForeign(text, end)) return undefined;
    return [{ name, typeOnly: kind === 'interface' || kind === 'type' }];
  }
  PARTS.lastIndex = at;
  const names = PARTS.exec(text)?.groups?.['names'];
  return names?.match(/[\w$]+/gu)?.map((part) => ({ name: part, typeOnly: false }));
}
